"""Files and addresses become documents: a reader per format."""
