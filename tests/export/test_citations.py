"""The articles as reference managers read them."""

from __future__ import annotations

import json

import pytest
import rispy
from msgspec.structs import replace

from quellenlage.export.csl import write_csl
from quellenlage.export.ris import write_ris
from quellenlage.model import DateBasis, Precision, PublicationDate, Story

MARCH = PublicationDate(
    earliest="2025-03-01", latest="2025-03-31", precision=Precision.MONTH, basis=DateBasis.TEXT
)


@pytest.fixture
def dated(awkward: Story) -> Story:
    first, second = awkward.documents
    return replace(
        awkward,
        documents=(
            replace(
                first, published=MARCH, authors=("Mia Boje", "Ole Kamp"), url="https://a.example/1"
            ),
            replace(second, published=None, title="Zwei\nZeilen"),
        ),
    )


def test_rispy_reads_every_article(dated: Story) -> None:
    first, second = rispy.loads(write_ris(dated)["articles.ris"].decode())
    assert (first["type_of_reference"], first["year"]) == ("NEWS", "2025")
    assert first["id"] == dated.documents[0].id
    assert first["authors"] == ["Mia Boje", "Ole Kamp"]
    assert first["urls"] == ["https://a.example/1"]
    assert first["date"] == "2025/03//"
    assert "Erschienen zwischen 2025-03-01 und 2025-03-31." in first["notes"]
    assert second["title"] == "Zwei Zeilen"
    assert "year" not in second


def test_csl_gives_an_interval_where_the_day_is_open(dated: Story) -> None:
    first, second = json.loads(write_csl(dated)["articles.csl.json"])
    assert first["type"] == "article-newspaper"
    assert first["issued"] == {"date-parts": [[2025, 3, 1], [2025, 3, 31]]}
    assert first["author"] == [{"literal": "Mia Boje"}, {"literal": "Ole Kamp"}]
    assert first["container-title"] == dated.documents[0].outlet
    assert "issued" not in second


def test_the_sample_has_one_reference_for_each_article(story: Story) -> None:
    entries = rispy.loads(write_ris(story)["articles.ris"].decode())
    assert [entry["id"] for entry in entries] == [document.id for document in story.documents]
    items = json.loads(write_csl(story)["articles.csl.json"])
    assert [item["id"] for item in items] == [document.id for document in story.documents]
