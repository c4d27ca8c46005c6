"""Quellenlage reads a pile of German news articles and writes the evidence-linked dossier."""

__version__ = "0.1.0"
