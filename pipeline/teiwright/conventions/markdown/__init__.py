"""Markdown: the convention (convention.py), its blocks, the signs inside its lines, and what stands before the text."""
