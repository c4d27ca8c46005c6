"""Documents made from a string, for tests."""

from __future__ import annotations

from hashlib import sha256

from quellenlage.model import Block, BlockRole, Document
from quellenlage.text.ids import content_id


def make_document(text: str, **fields: object) -> Document:
    """Return a document whose paragraphs (parted by a blank line) are body blocks."""
    identity = content_id("d", text, fields.get("outlet"), fields.get("url"))
    blocks, start = [], 0
    for paragraph in text.split("\n\n"):
        if paragraph:
            end = start + len(paragraph)
            block = Block(
                id=content_id("b", identity, start), role=BlockRole.BODY, start=start, end=end
            )
            blocks.append(block)
        start += len(paragraph) + 2
    defaults: dict[str, object] = {
        "id": identity,
        "input": "test.txt",
        "sha256": sha256(text.encode()).hexdigest(),
        "text": text,
        "blocks": tuple(blocks),
    }
    return Document(**{**defaults, **fields})  # type: ignore[arg-type]
