"""Which lines head what stands below them, and how deep: the points of one line, the lines seen beside each other, and what only their place or their like tells."""
