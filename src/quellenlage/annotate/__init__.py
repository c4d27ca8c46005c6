"""Documents become annotated documents; the only room that imports spaCy."""
