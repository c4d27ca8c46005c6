"""One file per format, one registry."""
