"""Poems: the convention (convention.py), how lines of verse are known anywhere, and what stands among them."""
