"""Infer."""

from __future__ import annotations
from quellenlage.model import *


def infer_publication(articles, documents, language):  # type: ignore
    return documents
