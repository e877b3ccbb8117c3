"""Texts and what lies beside them: found, read, and told of where nobody reads it."""
