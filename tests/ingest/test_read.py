from __future__ import annotations

import gzip
import json
import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quellenlage.errors import InputError
from quellenlage.ingest import Limits, read
from quellenlage.languages import Language
from quellenlage.model import DateBasis, Document, Flag, Skipped
from tests.ingest.samples import ARTICLE, FIRST

Write = Callable[[str, str | bytes], Path]


def documents(results: list[Document | Skipped]) -> list[Document]:
    return [result for result in results if isinstance(result, Document)]


def reasons(results: list[Document | Skipped]) -> list[str]:
    return [result.reason for result in results if isinstance(result, Skipped)]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", ARTICLE.encode()),
        ("a.txt", ARTICLE.encode("cp1252")),
        ("a.txt", ARTICLE.encode("utf-16")),
        ("a.txt", ARTICLE.encode("utf-16-le")),
        ("a.txt", b"\xef\xbb\xbf" + ARTICLE.encode()),
        ("a.txt.gz", gzip.compress(ARTICLE.encode())),
        ("a.md", f"# {ARTICLE}".encode()),
        ("a.json", json.dumps({"text": ARTICLE}).encode()),
        ("a.jsonl.gz", gzip.compress(json.dumps({"text": ARTICLE}).encode())),
        ("a.html", f"<h1>Altenfurt baut</h1><p>{FIRST}</p>".encode()),
    ],
)
def test_every_format_and_encoding_gives_the_article(
    write: Write, german: Language, name: str, content: bytes
) -> None:
    found = documents(list(read([write(name, content)], german)))
    assert len(found) == 1
    assert FIRST in found[0].text


def test_a_guessed_encoding_is_flagged(write: Write, german: Language) -> None:
    found = documents(list(read([write("a.txt", ARTICLE.encode("cp1252"))], german)))
    assert found[0].flags == (Flag.ENCODING_GUESSED,)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "The file is empty."),
        ("a.txt", b" \n\n ", "It holds no text."),
        ("a.txt", b"\x89PNG\r\n\x1a\n123", "PNG image"),
        ("a.txt", ARTICLE.encode() + b"\0\0", "NUL bytes"),
        ("a.txt", bytes(range(1, 32)) * 9, "control bytes"),
        ("a.txt.gz", gzip.compress(ARTICLE.encode() * 9)[:-20], "gzip data is damaged"),
        ("a.txt.gz", b"kein gzip", "gzip data is damaged"),
        ("a.txt.gz", gzip.compress(b"a" * 3_000_000), "larger than the limit"),
        ("a.json", b'{"title": ', "no valid JSON"),
        ("a.json", b'{"title": "Nur ein Titel"}', "no text"),
        ("a.json", b"[" * 100_000, "nested too deep"),
        ("a.json", b"[]", "list is empty"),
        ("a.html", b"<html></html>", "shows no text"),
        ("a.pdf", b"%PDF-1.7", "PDF data is damaged"),
        ("a.xls", b"1;2", "not supported: .xls"),
    ],
)
def test_what_cannot_be_read_is_skipped_with_a_reason(
    write: Write, german: Language, name: str, content: bytes, reason: str
) -> None:
    path = write(name, content)
    results = list(read([path], german, limits=Limits(max_bytes=2_000_000)))
    assert len(results) == 1
    assert reason in reasons(results)[0]
    assert results[0].input == path.as_posix()


def test_the_rest_goes_on_behind_a_broken_line_of_jsonl(write: Write, german: Language) -> None:
    lines = [json.dumps({"text": ARTICLE}), "{kaputt", json.dumps({"text": f"{ARTICLE} Ende."})]
    results = list(read([write("a.jsonl", "\n".join(lines))], german))
    assert len(documents(results)) == 2
    assert [r.input.rsplit(":", 1)[1] for r in results if isinstance(r, Skipped)] == ["2"]


def test_fields_of_a_json_object_are_kept(write: Write, german: Language) -> None:
    record = {
        "title": "Altenfurt baut",
        "text": FIRST,
        "date": "2023-04-10T10:00:00+02:00",
        "url": "https://www.weselbote.example/a",
        "authors": ["Mina Talberg"],
        "outlet": "Weselbote",
    }
    (found,) = documents(list(read([write("a.json", json.dumps(record))], german)))
    assert (found.title, found.outlet, found.authors) == (
        "Altenfurt baut",
        "Weselbote",
        ("Mina Talberg",),
    )
    assert found.stated_dates[0].value == "2023-04-10T10:00+02:00"
    assert found.stated_dates[0].basis is DateBasis.GIVEN
    assert found.text == f"Altenfurt baut\n\n{FIRST}"


def test_the_same_bytes_are_read_once(write: Write, german: Language) -> None:
    results = list(read([write("a.txt", ARTICLE), write("b.txt", ARTICLE)], german))
    assert len(documents(results)) == 1
    assert "The same article as" in reasons(results)[0]


def test_the_same_report_in_two_outlets_is_two_articles(write: Write, german: Language) -> None:
    table = write("m.csv", "input,outlet\na.txt,Weselbote\nb.txt,Altenfurter Post\n")
    inputs = [write("a.txt", ARTICLE), write("b.txt", ARTICLE)]
    found = documents(list(read(inputs, german, metadata=table)))
    assert [d.outlet for d in found] == ["Weselbote", "Altenfurter Post"]
    assert found[0].id != found[1].id


def test_the_order_of_inputs_does_not_matter(
    write: Write, german: Language, tmp_path: Path
) -> None:
    for number in range(6):
        write(f"x/{number}.txt", f"{ARTICLE}\nDas ist Fassung {number} des Textes.\n")
    paths = [*sorted((tmp_path / "x").iterdir()), tmp_path / "x", tmp_path / "nichts"]
    expected = list(read(paths, german))
    random.Random(1).shuffle(paths)
    assert list(read(paths, german)) == expected


def test_the_metadata_table_wins(write: Write, german: Language) -> None:
    table = write(
        "m.csv",
        "input;title;outlet;url;published;retrieved\n"
        "a.txt;Ein Titel;taz;https://taz.de/a;10.04.2023;2023-05-01\n",
    )
    (found,) = documents(list(read([write("a.txt", ARTICLE)], german, metadata=table)))
    assert (found.title, found.outlet, found.url) == ("Ein Titel", "taz", "https://taz.de/a")
    assert found.stated_dates[0].value == "2023-04-10"
    assert found.retrieved == "2023-05-01"


def test_a_metadata_row_that_names_no_input_is_told(write: Write, german: Language) -> None:
    table = write("m.csv", "input,outlet\na.txt,Weselbote\nb.txt,Weselbote\n")
    results = list(read([write("a.txt", ARTICLE)], german, metadata=table))
    assert [(r.input, r.reason) for r in results if isinstance(r, Skipped)] == [
        (table.as_posix(), "It has rows that name no input: b.txt.")
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("name,title\na,b\n", 'column "input" is missing'),
        ("input,autor\na.txt,b\n", 'unknown column "autor"'),
        ("input,published\na.txt,gestern\n", 'column "published"'),
        ("input,title\n,b\n", 'column "input" is empty'),
    ],
)
def test_a_wrong_metadata_table_is_named_with_its_column(
    write: Write, german: Language, content: str, message: str
) -> None:
    table = write("m.csv", content)
    with pytest.raises(InputError, match=message) as error:
        list(read([write("a.txt", ARTICLE)], german, metadata=table))
    assert str(table) in str(error.value)


def test_a_file_name_that_is_no_utf8_is_shown_with_escapes(
    german: Language, tmp_path: Path
) -> None:
    try:
        tmp_path.joinpath(os.fsdecode(b"stra\xdfe.txt")).write_text(ARTICLE, "utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    (found,) = documents(list(read([tmp_path], german)))
    assert found.input == f"{tmp_path.as_posix()}/stra\\xdfe.txt"


def test_a_folder_without_articles_is_named(german: Language, tmp_path: Path) -> None:
    assert "holds no article" in reasons(list(read([tmp_path], german)))[0]


def test_a_path_that_is_not_there_is_named(german: Language, tmp_path: Path) -> None:
    assert reasons(list(read([tmp_path / "weg.txt"], german))) == [
        "There is no such file or folder."
    ]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    data=st.binary(max_size=400),
    suffix=st.sampled_from([".txt", ".md", ".json", ".jsonl", ".txt.gz"]),
)
def test_any_bytes_give_documents_or_reasons(
    write: Write, german: Language, data: bytes, suffix: str
) -> None:
    for result in read([write(f"a{suffix}", data)], german):
        if isinstance(result, Skipped):
            assert result.reason
        else:
            ends = [0, *(block.end for block in result.blocks)]
            assert all(e <= b.start < b.end for e, b in zip(ends, result.blocks, strict=False))
            result.text.encode()


def test_a_quotation_mark_that_never_closes_is_flagged(german: Language, tmp_path: Path) -> None:
    words = "Die Sprecherin der Stadt sagte am Montag: „Wir haben lange genug gewartet"
    for name, text in (("open.txt", f"{words}.\n"), ("closed.txt", f"{words}“.\n")):
        tmp_path.joinpath(name).write_text(text, encoding="utf-8")
    flags = {
        item.input: item.flags for item in read([tmp_path], german) if isinstance(item, Document)
    }
    assert Flag.UNCLOSED_QUOTATION in flags[str(tmp_path / "open.txt")]
    assert Flag.UNCLOSED_QUOTATION not in flags[str(tmp_path / "closed.txt")]
