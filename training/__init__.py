"""The recipes by which the shipped models are built."""
