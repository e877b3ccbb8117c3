"""Tables: what divides lines into cells, which cells stand below each other, and columns with heads."""
