"""Minutes: the convention (convention.py), the meetings of a minute book, who was present, and the items."""
