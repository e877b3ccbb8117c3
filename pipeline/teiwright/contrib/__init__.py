"""Worked examples of how another package joins in: each is registered as an entry point, like an outsider."""
