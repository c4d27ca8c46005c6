"""Quotations alone: who said what to whom in a text or an article.

::

    from quellenlage import find_quotations

    text = "„Der Hafen bleibt offen“, sagte Ministerin Anna Albers der Zeitung."
    for found in find_quotations(text):
        print(found.type, found.speaker.name, [span.slice(text) for span in found.spans])
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec.structs import replace

from quellenlage.annotate import Base, load_base
from quellenlage.errors import InputError
from quellenlage.extract.attributions import find_attributions
from quellenlage.extract.mentions import find_mentions
from quellenlage.extract.quotations import find_quotations as find_in_article
from quellenlage.languages import Language, load_language
from quellenlage.model import Block, BlockRole, Document, Flag, ModelSet, Quotation
from quellenlage.text.ids import content_id

_PARAGRAPH = re.compile(r"\S(?:.*?\S)?(?=\s*\n\s*\n|\s*\Z)", re.DOTALL)


def find_quotations(
    text: str | Document, *, models: ModelSet | str = ModelSet.FULL
) -> tuple[Quotation, ...]:
    """Return the quotations of a German text or article, in text order.

    ``models`` is ``full`` or ``free``: with or without what was learned from annotations under
    a non-commercial licence. Blank lines part the paragraphs of a plain text. Offsets count
    code points of the text; a text in another language has no quotations.

    Raises:
        InputError: if there is no such set of models.
        ModelError: if the base is not installed.
    """
    try:
        full = ModelSet(models) is ModelSet.FULL
    except ValueError:
        known = ", ".join(ModelSet)
        raise InputError(f"there are no models {models!r}; there are: {known}") from None
    document = _document(text) if isinstance(text, str) else text
    if Flag.FOREIGN_LANGUAGE in document.flags:
        return ()
    language, base = _german()
    annotated = base.annotate(document)
    entities = find_mentions(annotated, language)
    attributions = find_attributions(annotated, entities, language)
    model = language.quotation_model if full else None
    found = find_in_article(annotated, entities, attributions, language, model=model)
    return tuple(without_ids(quotation) for quotation in found)


def without_ids(quotation: Quotation) -> Quotation:
    """Take out the ids of the article's own entities: they name nothing outside a dossier."""
    speaker = replace(quotation.speaker, actor=None)
    addressee = quotation.addressee and replace(quotation.addressee, actor=None)
    return replace(quotation, speaker=speaker, addressee=addressee, via=())


@lru_cache(maxsize=1)
def _german() -> tuple[Language, Base]:
    """Return tables and base, read once: a caller may ask for one short text after another."""
    language = load_language("de")
    return language, load_base(None, language)


def _document(text: str) -> Document:
    name = content_id("d", text)
    blocks = tuple(
        Block(id=f"{name}-b{at}", role=BlockRole.BODY, start=match.start(), end=match.end())
        for at, match in enumerate(_PARAGRAPH.finditer(text))
    )
    return Document(id=name, input="", sha256="", text=text, blocks=blocks)
