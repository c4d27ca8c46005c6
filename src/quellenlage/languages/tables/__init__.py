"""The types of the tables a language provides."""
