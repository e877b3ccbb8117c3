"""The title at the head of a text: where it ends, what each line of it is, the title page made of it, and the facts that it states."""
