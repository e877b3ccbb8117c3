"""The pages of the copy: numbers, names and running heads, known as series, and page breaks put back among the blocks."""
