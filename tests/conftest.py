"""What tests share: the German tables."""

from __future__ import annotations

import pytest

from quellenlage.languages import Language, load_language


@pytest.fixture(scope="session")
def german() -> Language:
    return load_language("de")
