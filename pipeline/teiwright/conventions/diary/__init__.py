"""Diaries: the convention (convention.py), and how the day of an entry is typed."""
