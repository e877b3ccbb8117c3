"""Lists: those with marks or numbers, those without any, and the contents page of a book."""
