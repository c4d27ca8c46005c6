"""TimeML as standard tools read it."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from quellenlage.export.timeml import write
from quellenlage.extract.times import tag_times
from quellenlage.languages import Language
from quellenlage.model import DateBasis, Precision, PublicationDate
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


def test_an_open_date_keeps_open_digits() -> None:
    root = ET.fromstring(write(make_document("Text."), ()))
    created = root.find("DCT/TIMEX3")
    assert created is not None
    assert created.get("value") == "XXXX-XX-XX"


@given(st.text())
def test_any_text_gives_well_formed_xml(text: str) -> None:
    root = ET.fromstring(write(make_document(text), ()).encode("utf-8", "surrogatepass"))
    assert root.tag == "TimeML"
