"""What tests share: the German tables, the shipped base, annotated texts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quellenlage.annotate import Base, load_base
from quellenlage.languages import Language, load_language
from quellenlage.model import AnnotatedDocument
from tests.factory import make_document


@pytest.fixture(scope="session")
def german() -> Language:
    return load_language("de")


@pytest.fixture(scope="session")
def base(german: Language) -> Base:
    return load_base(None, german)


@pytest.fixture(scope="session")
def annotate(base: Base) -> Callable[[str], AnnotatedDocument]:
    return lambda text: base.annotate(make_document(text))
