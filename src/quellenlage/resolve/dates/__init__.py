"""Dates of articles, and the place on the calendar of every time they tell."""

from quellenlage.resolve.dates.anchor import anchor_document, anchor_times
from quellenlage.resolve.dates.decide import date_documents

__all__ = ["anchor_document", "anchor_times", "date_documents"]
