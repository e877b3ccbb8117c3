"""Plays: the convention (convention.py), who speaks and how that is typed, speeches, directions, and what a play is divided into."""
