"""Document → AnnotatedDocument; the only room that knows spaCy."""

from quellenlage.annotate.base import SHIPPED, Base, load_base
from quellenlage.annotate.encoder import Encoder, load_encoder

__all__ = ["SHIPPED", "Base", "Encoder", "load_base", "load_encoder"]
