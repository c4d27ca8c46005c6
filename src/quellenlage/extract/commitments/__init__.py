"""What one article tells of promises, demands, agreements and threats."""

from quellenlage.extract.commitments.find import find_commitments

__all__ = ["find_commitments"]
