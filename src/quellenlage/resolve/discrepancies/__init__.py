"""Renderings that cannot both be taken as they stand."""

from quellenlage.resolve.discrepancies.find import find_discrepancies

__all__ = ["find_discrepancies"]
