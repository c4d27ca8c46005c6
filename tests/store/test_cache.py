from __future__ import annotations

from pathlib import Path

import pytest

from quellenlage.model import ArticleFindings, ModelSet
from quellenlage.store.cache import FindingsCache


@pytest.fixture
def findings() -> ArticleFindings:
    return ArticleFindings(
        document="d1",
        times=(),
        entities=(),
        attributions=(),
        quotations=(),
        events=(),
        commitments=(),
        sentences=(),
        prints=b"0123456789abcdef",
    )


def kept(path: Path) -> ArticleFindings | None:
    with FindingsCache.open(path, (), ModelSet.FULL) as cache:
        return cache.get("d1")


def keep(path: Path, findings: ArticleFindings) -> None:
    with FindingsCache.open(path, (), ModelSet.FULL) as cache:
        cache.put(findings)


def test_what_was_put_is_there_in_the_next_run(tmp_path: Path, findings: ArticleFindings) -> None:
    keep(tmp_path / "new" / "cache", findings)
    assert kept(tmp_path / "new" / "cache") == findings


def test_a_damaged_cache_is_begun_anew(tmp_path: Path, findings: ArticleFindings) -> None:
    path = tmp_path / "cache"
    path.write_bytes(b"no database at all" * 1000)
    keep(path, findings)
    assert kept(path) == findings


def test_a_cache_that_cannot_be_opened_is_passed_over(
    tmp_path: Path, findings: ArticleFindings
) -> None:
    tmp_path.joinpath("file").touch()
    keep(tmp_path / "file" / "cache", findings)
    assert kept(tmp_path / "file" / "cache") is None
