"""Findings that are kept in memory by the ten thousand, in less room."""

from __future__ import annotations

from sys import intern
from typing import TypeVar

from msgspec.structs import replace

from quellenlage.model import (
    ArticleFindings,
    CommitmentReport,
    EventReport,
    LocalEntity,
    Sentence,
)

Told = TypeVar("Told", Sentence, EventReport, CommitmentReport)


def share_words(findings: ArticleFindings) -> ArticleFindings:
    """Give equal words and ids one object: a pile's vocabulary is far smaller than its text."""
    return replace(
        findings,
        entities=tuple(map(_with_shared_ids, findings.entities)),
        sentences=tuple(_with_shared_terms(item) for item in findings.sentences),
        events=tuple(_with_shared_terms(item) for item in findings.events),
        commitments=tuple(_with_shared_terms(item) for item in findings.commitments),
    )


def _with_shared_ids(entity: LocalEntity) -> LocalEntity:
    mentions = (replace(m, document=entity.document, actor=entity.id) for m in entity.mentions)
    return replace(entity, names=tuple(map(intern, entity.names)), mentions=tuple(mentions))


def _with_shared_terms(item: Told) -> Told:
    return replace(item, terms=tuple(map(intern, item.terms)))
