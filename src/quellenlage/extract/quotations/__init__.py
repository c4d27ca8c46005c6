"""Quotations of one article, in the schema of Petersen-Frey & Biemann (LREC-COLING 2024)."""

from __future__ import annotations

from collections.abc import Sequence

from quellenlage.extract.quotations.assemble import assemble
from quellenlage.extract.quotations.find import Finder
from quellenlage.extract.quotations.interview import draft_turns
from quellenlage.extract.quotations.learnt.find import find_learnt
from quellenlage.extract.quotations.posts import add_posts
from quellenlage.extract.quotations.reading import Reading
from quellenlage.extract.quotations.repeats import link_repeats
from quellenlage.extract.quotations.weigh import judge_by_model, judge_by_rule
from quellenlage.languages import Language
from quellenlage.languages.tables.quotation_model import QuotationModel
from quellenlage.model import AnnotatedDocument, Attribution, LocalEntity, Quotation

__all__ = ["QuotationModel", "find_quotations"]


def find_quotations(
    annotated: AnnotatedDocument,
    entities: Sequence[LocalEntity],
    attributions: Sequence[Attribution],
    language: Language,
    *,
    model: QuotationModel | None = None,
) -> tuple[Quotation, ...]:
    """Return the quotations of one article, in text order.

    ``model`` holds learned weights for candidates; without it each rule's own score decides.
    A quotation whose speaker nobody names stays, and says why.
    """
    reading = Reading(annotated, language)
    if model is not None and model.chains:
        drafts = find_learnt(reading, model)
    else:
        judge = judge_by_model(model) if model is not None else judge_by_rule
        drafts = Finder(reading, judge).run()
    drafts = [*drafts, *draft_turns(reading)]
    found = assemble(reading, drafts, entities, attributions)
    return link_repeats(annotated.document, add_posts(annotated.document, found, entities))
