"""The book: its pages by Typst or Apache FOP, the package of an electronic one, and how it is to be made."""
