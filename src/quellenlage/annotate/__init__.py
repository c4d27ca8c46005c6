"""Document → AnnotatedDocument; the only room that knows spaCy."""

from quellenlage.annotate.base import SHIPPED, Base, load_base

__all__ = ["SHIPPED", "Base", "load_base"]
