"""Bad input is input: one line that says why, and nothing else of the pile is lost."""

from __future__ import annotations

import gzip
import json
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from quellenlage.ingest import Limits, read
from quellenlage.languages import Language
from quellenlage.model import Document, Flag, Skipped
from tests.ingest.readers import builders
from tests.ingest.samples import ARTICLE, FIRST

Write = Callable[[str, str | bytes], Path]

LIMITS = Limits(max_bytes=4_000_000, max_unpacked=10_000_000, max_members=2_000, max_seconds=4)
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LAUGHS = '<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
) + "]>"  # fmt: skip
_LOOP = b"""%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(while(1){})>>>> endobj
2 0 obj <</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>
>> endobj
4 0 obj <</Length 5>> stream
/X Do
endstream endobj
5 0 obj <</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>/Length 11>>
stream
/X Do /X Do
endstream endobj
trailer <</Root 1 0 R>>
"""


def _docx(body: str, before: str = "") -> bytes:
    text = f'{before}<w:document xmlns:w="{_W}"><w:body>{body}'
    return builders.zipped({"word/document.xml": text})


def _overlapping(count: int) -> bytes:
    """A ZIP file all of whose members are the same bytes (Fifield, WOOT 2019)."""
    packer = zlib.compressobj(9, 8, -15)
    plain = b"a" * 3_000_000
    data, crc = packer.compress(plain) + packer.flush(), zlib.crc32(plain)
    sizes = struct.pack("<LLL", crc, len(data), len(plain))
    local = b"PK\3\4" + struct.pack("<HHHHH", 20, 0, 8, 0, 0) + sizes + struct.pack("<HH", 5, 0)
    entries = b"".join(
        b"PK\1\2" + struct.pack("<HHHHHH", 20, 20, 0, 8, 0, 0) + sizes
        + struct.pack("<HHHHHLL", 9, 0, 0, 0, 0, 0, 0) + f"{n:05}.txt".encode()
        for n in range(count)
    )  # fmt: skip
    start = len(local) + 5 + len(data)
    end = struct.pack("<HHHHLLH", 0, 0, count, count, len(entries), start, 0)
    return local + b"a.txt" + data + entries + b"PK\5\6" + end


HOSTILE: dict[str, tuple[str, Callable[[], str | bytes]]] = {
    "deep page": ("a.html", lambda: "<div>" * 100_000 + ARTICLE),
    "page of one line": ("a.html", lambda: f"<p>{'&' * 3_000_000}</p>"),
    "gzip bomb": ("a.txt.gz", lambda: gzip.compress(b"a" * 50_000_000)),
    "broken gzip": ("a.html.gz", lambda: gzip.compress(builders.page().encode())[:-30]),
    "NUL bytes": ("a.txt", lambda: ARTICLE.encode() + b"\0" * 5),
    "huge line": ("a.txt", lambda: "Wort " * 700_000),
    "many lines": ("a.txt", lambda: "Kurze Zeile.\n" * 30_000),
    "deep JSON": ("a.json", lambda: '{"a":' * 100_000),
    "endless number": ("a.json", lambda: f'{{"text": "Hier", "date": {"9" * 10_000}}}'),
    "laughing feed": ("a.rss", lambda: f"{_LAUGHS}<rss><channel><item><title>&j;</title></item>"),
    "deep feed": ("a.rss", lambda: "<rss><channel>" + "<item>" * 50_000),
    "laughing Word": ("a.docx", lambda: _docx("<w:p><w:r><w:t>&j;</w:t></w:r></w:p>", _LAUGHS)),
    "deep Word": ("a.docx", lambda: _docx("<w:tbl><w:tr><w:tc>" * 20_000)),
    "swelling Word": ("a.docx", lambda: _docx(f"<w:p>{' ' * 5_000_000}")),
    "deep RTF": ("a.rtf", lambda: "{\\rtf1" + "{" * 500_000),
    "deep mail": ("a.eml", lambda: "From: a@b.example\n" + "".join(
        f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3_000))),
    "loops and scripts": ("a.pdf", lambda: _LOOP),
    "broken PDF": ("a.pdf", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 99),
    "no web archive": ("a.warc", lambda: bytes(range(256)) * 99),
    "empty archive": ("a.zip", lambda: builders.zipped({})),
    "cut archive": ("a.zip", lambda: builders.zipped({"a.txt": ARTICLE})[:-30]),
    "too many members": ("a.zip", lambda: builders.zipped({f"{n}.txt": "" for n in range(9_000)})),
    "empty TAR": ("a.tar", lambda: b"\0" * 10_240),
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_costs_one_line_and_nothing_else(
    write: Write, german: Language, tmp_path: Path, kind: str
) -> None:
    name, make = HOSTILE[kind]
    write(f"pile/{name}", make())
    write("pile/gut.txt", ARTICLE)
    results = list(read([tmp_path / "pile"], german, limits=LIMITS))
    kept = [item.input.rsplit("/", 1)[1] for item in results if isinstance(item, Document)]
    reasons = [item.reason for item in results if isinstance(item, Skipped)]
    assert kept == ["gut.txt"]
    assert len(reasons) == 1
    assert "stumbled" not in reasons[0]


def test_an_attribute_of_many_megabytes_does_not_hide_the_article(
    write: Write, german: Language
) -> None:
    page = builders.page().replace("<nav>", f'<nav data-x="{"a" * 20_000_000}">')
    (found,) = read([write("a.html", page)], german)
    assert isinstance(found, Document)
    assert FIRST in found.text


@pytest.mark.parametrize("charset", ["koi8-r", "utf-16", "gibt-es-nicht"])
def test_a_wrong_declaration_of_the_encoding_is_seen_through(
    write: Write, german: Language, charset: str
) -> None:
    page = builders.page(extra=f'<meta charset="{charset}">').encode("cp1252")
    (found,) = read([write("a.html", page)], german)
    assert isinstance(found, Document)
    assert FIRST in found.text
    assert Flag.ENCODING_GUESSED in found.flags


def test_names_that_lead_out_of_an_archive_are_refused_one_by_one(
    write: Write, german: Language
) -> None:
    names = ("../../etc/x.txt", "/etc/y.txt", "..\\w.txt", "C:\\z.txt", "gut.txt")
    path = write("a.zip", builders.zipped(dict.fromkeys(names, ARTICLE)))
    results = list(read([path], german))
    kept = [item.input for item in results if isinstance(item, Document)]
    assert kept == [f"{path.as_posix()}!/gut.txt"]
    refused = [item.reason for item in results if isinstance(item, Skipped)]
    assert refused == ["Its name leads out of the archive."] * 4


def test_an_archive_may_not_unpack_to_more_than_the_limit(write: Write, german: Language) -> None:
    limits = replace(LIMITS, max_ratio=5_000)
    data = builders.zipped({f"{n}.txt": b"a" * 3_000_000 for n in range(50)})
    results = list(read([write("a.zip", data)], german, limits=limits))
    assert len(results) < 10
    assert isinstance(results[-1], Skipped)
    assert "unpacks to more" in results[-1].reason


def test_members_that_swell_are_left_out_in_one_line(write: Write, german: Language) -> None:
    for data in (_overlapping(500), builders.zipped({"a.txt": b"a" * 3_000_000, "b.txt": ARTICLE})):
        results = list(read([write("a.zip", data)], german, limits=LIMITS))
        assert isinstance(results[-1], Skipped)
        assert "more than 200 times their size" in results[-1].reason
        assert len(results) <= 2


def test_archives_lie_in_one_another_only_so_deep(write: Write, german: Language) -> None:
    data = builders.zipped({"t.txt": ARTICLE})
    for _ in range(5):
        data = builders.zipped({"i.zip": data})
    (result,) = read([write("a.zip", data)], german)
    assert isinstance(result, Skipped)
    assert "deep in one another" in result.reason


def test_records_behind_a_swelling_one_are_read(write: Write, german: Language) -> None:
    bomb = [("https://a.example/1", "text/html", b" " * 9_000_000, 200)]
    good = [("https://a.example/2", "text/html", builders.page(), 200)]
    results = list(read([write("a.warc.gz", builders.warc(bomb + good))], german, limits=LIMITS))
    assert [type(item) for item in results] == [Skipped, Document]


def test_records_behind_one_whose_encoding_swells_are_read(write: Write, german: Language) -> None:
    packed = gzip.compress(b" " * 9_000_000)
    kind = "text/html\r\nContent-Encoding: gzip"
    records = [
        ("https://a.example/1", kind, packed, 200),
        ("https://a.example/2", kind, gzip.compress(builders.page().encode()), 200),
    ]
    results = list(read([write("a.warc", builders.warc(records, packed=False))], german,
                        limits=LIMITS))  # fmt: skip
    assert [type(item) for item in results] == [Skipped, Document]


def test_a_cut_web_archive_keeps_what_stands_before(write: Write, german: Language) -> None:
    page = builders.page()
    whole = builders.warc([(f"https://a.example/{n}", "text/html", page, 200) for n in (1, 2)])
    first = next(read([write("a.warc.gz", whole[:-200])], german))
    assert isinstance(first, Document)


def test_an_entity_does_not_read_files_of_this_machine(write: Write, german: Language) -> None:
    secret = write("geheim.txt", "Das Passwort der Stadt")
    feed = (
        f'<!DOCTYPE l [<!ENTITY x SYSTEM "{secret.as_uri()}">]><rss><channel><item>'
        f"<title>Wir sind hier &x;</title><description>{FIRST} &x;</description></item>"
        "</channel></rss>"
    )
    (found,) = read([write("a.rss", feed)], german)
    assert isinstance(found, Document)
    assert "Passwort" not in found.text


def test_limits_can_be_set(write: Write, german: Language) -> None:
    path = write("a.json", json.dumps({"text": ARTICLE}))
    (result,) = read([path], german, limits=Limits(max_characters=100))
    assert isinstance(result, Skipped)
    assert "above the limit" in result.reason
