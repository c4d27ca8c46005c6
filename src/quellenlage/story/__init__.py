"""The story is arranged: timeline and what each article adds."""
