"""What a run does in other processes, and what each of them settles first."""
