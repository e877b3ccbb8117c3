"""Notes and their markers: what looks like one, which belong together, and where notes go. pairing.py leads through the steps."""
