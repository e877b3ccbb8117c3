"""Texts as digital libraries give them out: each with its frame, in which it states what it is and where it is from."""
