"""From marks on a text to a TEI tree: overlap is settled in one place, then the tree is built and proved."""
