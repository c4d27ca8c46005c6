"""The story is arranged: timeline, commitments, novelty."""
