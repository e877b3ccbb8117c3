"""Letters: the convention (convention.py), where each letter begins and ends, what its lines are, and letters within other texts."""
