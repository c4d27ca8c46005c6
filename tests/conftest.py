"""What tests share: the German tables, the shipped base, annotated texts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from quellenlage.annotate import Base, load_base
from quellenlage.languages import Language, load_language
from quellenlage.model import AnnotatedDocument, Document, Skipped, Story
from quellenlage.pipeline import analyse, read
from tests.factory import make_document

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def german() -> Language:
    return load_language("de")


@pytest.fixture(scope="session")
def base(german: Language) -> Base:
    return load_base(None, german)


@pytest.fixture(scope="session")
def annotate(base: Base) -> Callable[[str], AnnotatedDocument]:
    return lambda text: base.annotate(make_document(text))


@pytest.fixture(scope="session")
def sample() -> list[Document | Skipped]:
    return read([ROOT / "samples" / "hafenstreit" / "articles"])


@pytest.fixture(scope="session")
def story(sample: list[Document | Skipped]) -> Story:
    return analyse(sample)
