"""Persons who speak in turn, outside plays: interviews, meetings, dialogues, and what is heard and seen meanwhile."""
