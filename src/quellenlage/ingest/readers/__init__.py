"""The readers, one file for each family of formats; the registry is in ``ingest/formats.py``."""
