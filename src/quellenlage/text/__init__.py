"""Pure functions on strings and small values."""
