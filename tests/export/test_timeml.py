"""TimeML as standard tools read it."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from eval.times import read_timeml
from quellenlage.export.timeml import write
from quellenlage.extract.times import tag_times
from quellenlage.languages import Language
from quellenlage.model import (
    DateBasis,
    Document,
    Precision,
    PublicationDate,
    TimeExpression,
)
from quellenlage.resolve.dates import anchor_document
from tests.factory import make_document


def test_times_stand_inline_with_value_and_anchor(german: Language) -> None:
    text = "Am 3. Mai um 20 Uhr spielen Krey & Brandt."
    published = PublicationDate(
        earliest="2023-04-14", latest="2023-04-14", precision=Precision.DAY, basis=DateBasis.GIVEN
    )
    document = replace(make_document(text), published=published)
    root = ET.fromstring(write(document, anchor_document(document, tag_times(document, german))))
    body = root.find("TEXT")
    assert body is not None
    assert "".join(body.itertext()).strip() == text
    day, hour = body.findall("TIMEX3")
    assert (day.text, day.get("value"), day.get("anchorTimeID")) == ("3. Mai", "2023-05-03", "t0")
    assert (hour.get("value"), hour.get("anchorTimeID")) == ("2023-05-03T20:00", day.get("tid"))
    created = root.find("DCT/TIMEX3")
    assert created is not None
    assert created.get("value") == "2023-04-14"


def anchored(text: str, german: Language) -> tuple[Document, tuple[TimeExpression, ...]]:
    published = PublicationDate(
        earliest="2023-04-14", latest="2023-04-14", precision=Precision.DAY, basis=DateBasis.GIVEN
    )
    document = replace(make_document(text), published=published)
    return document, anchor_document(document, tag_times(document, german))


def test_a_reader_of_timeml_finds_the_same_words_types_and_values(
    german: Language, tmp_path: Path
) -> None:
    """The reader is that of the scorer, which reads the tags of other annotators."""
    text = (
        "Seit zwei Jahren läuft der Streit um Krey & Brandt, den „Hafenstreit“. Am 3., 4. und "
        "5. Mai um 20.30 Uhr und jeden Montag wird <geprobt>, Anfang 2022 ruhte er."
    )
    document, times = anchored(text, german)
    path = tmp_path / "a.tml"
    path.write_text(write(document, times), encoding="utf-8")
    found = read_timeml(path)
    assert found.created == "2023-04-14"
    assert found.text.strip() == text
    black = "".join(found.text.split())
    assert [(black[tag.start : tag.end], tag.type, tag.value) for tag in found.tags] == [
        ("".join(text[time.start : time.end].split()), time.type.value, time.value)
        for time in times
    ]


def test_ids_are_unique_and_every_reference_has_its_tag(german: Language) -> None:
    document, times = anchored("Seit zwei Jahren und bis Montag, zwei Tage später.", german)
    root = ET.fromstring(write(document, times))
    ids = [tag.get("tid") for tag in root.iter("TIMEX3")]
    assert len(ids) == len(set(ids))
    for tag in root.iter("TIMEX3"):
        for name in ("anchorTimeID", "beginPoint", "endPoint"):
            assert tag.get(name) in (None, *ids)


def test_an_anchored_duration_names_its_points_and_its_rule(german: Language) -> None:
    root = ET.fromstring(write(*anchored("Seit zwei Jahren wartet er.", german)))
    duration = root.find("TEXT/TIMEX3")
    assert duration is not None
    point = root.find(f"TIMEX3[@tid='{duration.get('beginPoint')}']")
    assert point is not None
    assert point.get("value") == "2021"
    assert duration.get("endPoint") == "t0"
    assert duration.get("comment") == "rule: duration"


def test_an_open_date_keeps_open_digits() -> None:
    root = ET.fromstring(write(make_document("Text."), ()))
    created = root.find("DCT/TIMEX3")
    assert created is not None
    assert created.get("value") == "XXXX-XX-XX"


@given(st.text())
def test_any_text_gives_well_formed_xml(text: str) -> None:
    root = ET.fromstring(write(make_document(text), ()).encode("utf-8", "surrogatepass"))
    assert root.tag == "TimeML"
