"""Plain strings as documents, for scorers whose corpus knows neither outlets nor pages."""

from __future__ import annotations

from hashlib import sha256

from quellenlage.model import Block, BlockRole, Document
from quellenlage.text.ids import content_id


def plain_document(text: str) -> Document:
    """Return ``text`` as the one body block of a document."""
    identity = content_id("d", text)
    block = Block(id=content_id("b", identity), role=BlockRole.BODY, start=0, end=len(text))
    digest = sha256(text.encode()).hexdigest()
    return Document(id=identity, input="corpus", sha256=digest, text=text, blocks=(block,))
