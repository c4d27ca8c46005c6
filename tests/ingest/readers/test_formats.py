"""Every format gives the same article: its text, its title, what its container tells of it."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest

from quellenlage.ingest import Limits, read
from quellenlage.languages import Language
from quellenlage.model import BlockRole, DateBasis, Document, Flag, Skipped
from tests.ingest.readers import builders
from tests.ingest.samples import ARTICLE, FIRST, SECOND, THIRD

Write = Callable[[str, str | bytes], Path]
Read = Callable[..., list[Document | Skipped]]


@pytest.fixture
def reads(write: Write, german: Language) -> Read:
    def read_one(name: str, content: str | bytes, **limits: int) -> list[Document | Skipped]:
        return list(read([write(name, content)], german, limits=Limits(**limits)))

    return read_one


def only(results: list[Document | Skipped]) -> Document:
    (found,) = results
    assert isinstance(found, Document), found
    return found


def prose(document: Document, role: BlockRole) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if b.role is role]


def mail(subject: str = "Die Brücke – neu") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Weselbote <news@weselbote.example>"
    message["Subject"] = subject
    message["Date"] = "Tue, 13 May 2025 06:00:00 +0200"
    message.set_content(f"Guten Morgen!\n\n{FIRST}\n\n{SECOND}\n")
    return message


def test_a_page_saved_by_singlefile_tells_its_address_and_day(reads: Read) -> None:
    note = (
        "<!--\n Page saved with SingleFile \n url: https://www.weselbote.example/x \n"
        " saved date: Tue May 13 2025 10:11:12 GMT+0200 (Sommerzeit)\n-->"
    )
    picture = f"<img src='data:image/png;base64,{'A' * 3_000_000}'>"
    found = only(reads("a.html", builders.page().replace("<head>", f"<head>{note}{picture}")))
    assert found.url == "https://www.weselbote.example/x"
    assert found.retrieved == "2025-05-13T10:11+02:00"
    assert FIRST in found.text


@pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "a.html"])
def test_a_web_archive_of_a_browser_gives_its_page(reads: Read, name: str) -> None:
    head = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://www.weselbote.example/y\n"
        "Date: Tue, 13 May 2025 08:00:00 -0000\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; boundary="x"\n\n'
    )
    body = f"--x\nContent-Type: text/html; charset=utf-8\n\n{builders.page()}\n--x--\n"
    found = only(reads(name, head + body))
    assert (found.url, found.title) == (
        "https://www.weselbote.example/y",
        "Altenfurt erneuert die alte Brücke",
    )


def test_a_newsletter_tells_sender_subject_and_date(reads: Read) -> None:
    found = only(reads("a.eml", mail().as_bytes()))
    assert (found.title, found.outlet) == ("Die Brücke – neu", "Weselbote")
    assert found.stated_dates[0].value == "2025-05-13T06:00+02:00"
    assert FIRST in found.text


def test_a_subject_in_an_encoding_that_nobody_knows_stays_as_it_is(reads: Read) -> None:
    message = f"From: a@b.example\nSubject: =?u„tf-8?q?Rat?=\n\n{ARTICLE}"
    assert "Rat" in (only(reads("a.eml", message)).title or "")


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_subject_with_bare_umlauts_is_read(reads: Read, encoding: str) -> None:
    message = f"From: Rat Süd <a@b.example>\nSubject: Brücke gesperrt\n\n{ARTICLE}"
    assert only(reads("a.eml", message.encode(encoding, "replace"))).title == "Brücke gesperrt"


def test_attachments_of_a_mail_are_articles_of_their_own(reads: Read) -> None:
    message = mail()
    message.add_attachment(
        ARTICLE.encode(), maintype="text", subtype="plain", filename="anhang.txt"
    )
    found = reads("a.eml", message.as_bytes())
    assert [item.input.rsplit("/", 1)[-1] for item in found] == ["a.eml", "anhang.txt"]
    assert found[1].input.endswith("a.eml!/anhang.txt")


def test_word_files_keep_headings_and_tables(reads: Read) -> None:
    lines = ["# Altenfurt baut", "Von Mina Talberg", FIRST, "# Lob", SECOND, "Jahr\tKosten", THIRD]
    found = only(reads("a.docx", builders.docx(lines)))
    assert prose(found, BlockRole.HEADLINE) == ["Altenfurt baut"]
    assert "Lob" in prose(found, BlockRole.SUBHEADING)
    assert "Jahr\tKosten" in found.text
    assert found.authors == ("Mina Talberg",)


def test_rich_text_is_read_with_its_umlauts_and_without_its_header(reads: Read) -> None:
    found = only(reads("a.rtf", builders.rtf(ARTICLE)))
    assert found.text.strip() == ARTICLE.strip()


@pytest.mark.parametrize(
    "content", [builders.rtf(ARTICLE), builders.docx([ARTICLE]), builders.page().encode()]
)
def test_a_doc_file_is_what_it_begins_with(reads: Read, content: bytes) -> None:
    assert FIRST in only(reads("a.doc", content)).text


@pytest.mark.parametrize(
    ("name", "write_file"),
    [
        ("a.txt", lambda text: text.encode()),
        ("a.rtf", builders.rtf),
        ("a.docx", lambda text: builders.docx(text.split("\n"))),
    ],
)
def test_an_export_is_parted_into_its_articles(
    reads: Read, name: str, write_file: Callable[[str], bytes]
) -> None:
    outlets = ("Weselbote", "Altenfurter Post", "Kreisblatt")
    text = "\n".join(builders.export_entry(n, outlet) for n, outlet in enumerate(outlets, 1))
    found = [item for item in reads(name, write_file(text)) if isinstance(item, Document)]
    assert [document.outlet for document in found] == list(outlets)
    assert [document.title for document in found] == [
        f"Neue Brücke für Altenfurt, Folge {n}" for n in (1, 2, 3)
    ]
    assert [document.stated_dates[0].value for document in found] == [
        "2025-05-11", "2025-05-12", "2025-05-13",
    ]  # fmt: skip
    assert all(document.stated_dates[0].basis is DateBasis.GIVEN for document in found)
    assert all(FIRST in "\n".join(_own_words(document)) for document in found)
    assert [document.input.rsplit("#", 1)[1] for document in found] == ["1", "2", "3"]


def _own_words(document: Document) -> list[str]:
    return [*prose(document, BlockRole.BODY), *prose(document, BlockRole.LEAD)]


def test_lines_that_count_the_articles_part_an_export(reads: Read) -> None:
    entries = (
        f"{n} von 3 TREFFERN\n\nWeselbote\n\n{10 + n}. Mai 2025\n\nBrücke, Teil {n}\n\n"
        f"AUTOR: Mina Talberg\nLÄNGE: 70 Wörter\n\n{FIRST}\n\n{SECOND}\n\nFolge {n} endet hier."
        for n in (1, 2, 3)
    )
    found = [d for d in reads("a.txt", "\n\n".join(entries)) if isinstance(d, Document)]
    assert [document.title for document in found] == [f"Brücke, Teil {n}" for n in (1, 2, 3)]
    assert {document.authors for document in found} == {("Mina Talberg",)}
    assert {document.outlet for document in found} == {"Weselbote"}


def test_an_article_with_labels_in_its_text_stays_whole(reads: Read) -> None:
    talk = "\n\n".join(
        f"Frage: {FIRST}\n\nKrumbach: {SECOND.replace('März', f'Monat {n}')}" for n in range(4)
    )
    assert len(reads("a.txt", f"Ein Gespräch über die Brücke\n\n{talk}\n\n{THIRD}\n")) == 1


def test_columns_of_a_pdf_are_read_one_after_the_other(reads: Read) -> None:
    left = _set(FIRST + " " + SECOND, x=50, width=38)
    right = _set(THIRD, x=320, width=38)
    rows = [(50.0, 780.0, 22.0, "Altenfurt erneuert die alte Brücke")]
    # Drawn row by row, as some programs do.
    rows += sorted([*left, *right], key=lambda placed: (-placed[1], placed[0]))
    found = only(reads("a.pdf", builders.pdf([rows])))
    assert prose(found, BlockRole.HEADLINE) == ["Altenfurt erneuert die alte Brücke"]
    assert f"{SECOND} {THIRD}" in " ".join(found.text.split())


def test_running_heads_of_a_pdf_are_leftovers_and_broken_words_are_whole(reads: Read) -> None:
    def sheet(number: int, lines: list[str]) -> list[builders.Placed]:
        body = [(50.0, 740.0 - 12 * n, 10.0, line) for n, line in enumerate(lines)]
        return [
            (50.0, 815.0, 8.0, "Weselbote, Dienstag"),
            *body,
            (50.0, 25.0, 8.0, f"Seite {number}"),
        ]

    first = ["Der Stadtrat von Altenfurt hat am Dienstag beschlossen, die alte Brü-",
             "cke über die Wesel zu erneuern, Vor- und Nachteile wurden lange erör-"]  # fmt: skip
    second = ["tert. Die CDU-", "Fraktion stimmte am Ende der langen Sitzung dagegen."]
    found = only(reads("a.pdf", builders.pdf([sheet(1, first), sheet(2, second)])))
    whole = "alte Brücke über die Wesel zu erneuern, Vor- und Nachteile wurden lange erörtert."
    assert whole in found.text
    assert "CDU-Fraktion stimmte" in found.text
    leftovers = prose(found, BlockRole.BOILERPLATE)
    assert "Seite 2" in leftovers
    assert leftovers.count("Weselbote, Dienstag") == 2


def _set(text: str, *, x: float, width: int) -> list[builders.Placed]:
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) >= width:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return [(x, 720.0 - 12 * n, 10.0, row) for n, row in enumerate([*lines, line])]


def test_a_scan_without_text_is_skipped_with_that_reason(reads: Read) -> None:
    (result,) = reads("a.pdf", builders.pdf([[], []]))
    assert isinstance(result, Skipped)
    assert "no text layer" in result.reason


def test_a_web_archive_gives_pages_with_address_and_day(reads: Read) -> None:
    page = builders.page()
    records = [
        ("https://www.weselbote.example/a", "text/html", page, 200),
        ("https://www.weselbote.example/b.png", "image/png", b"x", 200),
        ("https://www.weselbote.example/c", "text/html", "<p>weg", 404),
        ("https://www.weselbote.example/d", "text/html", page.replace("2027", "2028"), 200),
    ]
    for name, packed in (("a.warc.gz", True), ("b.warc", False)):
        results = reads(name, builders.warc(records, packed=packed))
        assert [item.input.rsplit("/", 1)[1] for item in results] == [
            f"{name}#1", f"{name}#4", name,
        ]  # fmt: skip
        first, last = results[0], results[-1]
        assert isinstance(first, Document)
        assert (first.url, first.retrieved) == (records[0][0], "2025-05-14T12:00+02:00")
        assert isinstance(last, Skipped)
        assert "1 with 404" in last.reason


def test_a_feed_gives_whole_articles_and_teasers(reads: Read) -> None:
    whole = "".join(f"<p>{text}</p>" for text in (FIRST, SECOND, THIRD, FIRST + SECOND))
    feed = (
        "<rss xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>"
        "<title>Weselbote</title><item><title>Rat &amp; Brücke streiten</title>"
        "<link>https://www.weselbote.example/a</link>"
        "<pubDate>Mon, 12 May 2025 18:00:00 +0200</pubDate>"
        f"<content:encoded><![CDATA[{whole}]]></content:encoded></item>"
        "<item><title>Nur ein Teaser hier</title><link>https://www.weselbote.example/b</link>"
        "<description>Altenfurt &lt;b&gt;will&lt;/b&gt; die Brücke erneuern & hat Geld."
        "</description></item></channel></rss>"
    )
    first, second = reads("a.rss", feed)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.title, first.outlet) == ("Rat & Brücke streiten", "Weselbote")
    assert first.stated_dates[0].value == "2025-05-12T18:00+02:00"
    assert THIRD in first.text
    assert "Altenfurt will die Brücke erneuern" in second.text


def test_a_library_leads_to_its_attachments_once(
    write: Write, german: Language, tmp_path: Path
) -> None:
    write("pile/files/12/snap.html", builders.page())
    write(
        "pile/lib.ris",
        "TY  - NEWS\nTI  - Altenfurt erneuert\nAU  - Talberg, Mina\nT2  - Weselbote\n"
        "DA  - 2025/05/12/\nL1  - files/12/snap.html\nER  - \n\n"
        "TY  - NEWS\nTI  - Fremd\nL1  - ../../geheim.txt\nER  - \n",
    )
    write("geheim.txt", ARTICLE)
    found, refused = read([tmp_path / "pile"], german)
    assert isinstance(found, Document)
    assert found.input.endswith("lib.ris#1!/files/12/snap.html")
    assert (found.outlet, found.stated_dates[0].value) == ("Weselbote", "2025-05-12")
    assert isinstance(refused, Skipped)
    assert "outside of the library's folder" in refused.reason


def test_references_of_csl_give_their_abstracts(reads: Read) -> None:
    reference = {
        "type": "article-newspaper", "title": "Die Brücke", "container-title": "Weselbote",
        "issued": {"date-parts": [[2025, 5, 12]]}, "abstract": FIRST,
        "author": [{"family": "Talberg", "given": "Mina"}],
    }  # fmt: skip
    found = only(reads("a.json", json.dumps([reference])))
    assert (found.title, found.outlet, found.authors) == (
        "Die Brücke", "Weselbote", ("Mina Talberg",),
    )  # fmt: skip
    assert found.stated_dates[0].value == "2025-05-12"


def test_crawlers_records_say_that_they_were_cleaned(reads: Read) -> None:
    records = [
        {"title": "Eins", "body": {"summary": [FIRST], "sections": [
            {"headline": ["Viel Lob"], "paragraphs": [SECOND, THIRD]}]},
            "publishing_date": "2025-05-12 18:00:00+02:00", "free_access": True},
        {"title": "Zwei", "maintext": f"{FIRST}\n{SECOND}", "date_download": "2025-05-13 10:00:00",
         "source_domain": "weselbote.example", "date_publish": "2025-05-12 10:00:00"},
        {"title": "Drei", "raw_text": "x", "text": f"{SECOND}\n{THIRD}", "hostname": "a.example",
         "fingerprint": "ab"},
    ]  # fmt: skip
    found = reads("a.jsonl", "\n".join(map(json.dumps, records)))
    assert all(isinstance(item, Document) and Flag.ALREADY_CLEANED in item.flags for item in found)
    first = found[0]
    assert isinstance(first, Document)
    assert prose(first, BlockRole.LEAD) == [FIRST]
    assert prose(first, BlockRole.SUBHEADING) == ["Viel Lob"]


def test_a_page_that_a_crawler_kept_is_read_itself(reads: Read) -> None:
    record = {"url": "https://www.weselbote.example/a", "html": builders.page(), "text": "kurz"}
    found = only(reads("a.json", json.dumps(record)))
    assert found.url == "https://www.weselbote.example/a"
    assert Flag.ALREADY_CLEANED not in found.flags
    assert THIRD in found.text


def test_json_lines_in_a_json_file_are_read(reads: Read) -> None:
    lines = [json.dumps({"text": ARTICLE}), json.dumps({"text": f"{ARTICLE} Ende."})]
    assert len(reads("a.json", "\n".join(lines))) == 2


def test_members_of_archives_are_named_inside_of_them(reads: Read) -> None:
    inner = builders.zipped({"t.txt": ARTICLE.replace("2027", "2030")})
    members: dict[str, str | bytes] = {
        "x/2025-05-12-a.html": builders.page(),
        "b.txt.gz": gzip.compress(ARTICLE.replace("2027", "2029").encode()),
        "innen.zip": inner,
        "bild.png": b"x",
    }
    results = reads("pile.zip", builders.zipped(members))
    assert [item.input.rsplit("pile.zip", 1)[1] for item in results] == [
        "", "!/b.txt.gz", "!/innen.zip!/t.txt", "!/x/2025-05-12-a.html",
    ]  # fmt: skip
    assert isinstance(results[0], Skipped)
    assert "1 .png" in results[0].reason
    last = results[-1]
    assert isinstance(last, Document)
    assert last.stated_dates[0].value == "2025-05-12"


@pytest.mark.parametrize(
    ("name", "mode"), [("a.tar", "w"), ("a.tar.gz", "w:gz"), ("a.tgz", "w:gz")]
)
def test_tar_files_are_read(reads: Read, name: str, mode: str) -> None:
    stream, data = io.BytesIO(), ARTICLE.encode()
    with tarfile.open(fileobj=stream, mode=mode) as archive:  # type: ignore[call-overload]
        info = tarfile.TarInfo("x/t.txt")
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))
    assert only(reads(name, stream.getvalue())).input.endswith(f"{name}!/x/t.txt")


def test_the_folder_of_a_saved_page_belongs_to_it(
    write: Write, german: Language, tmp_path: Path
) -> None:
    write("Seite.html", builders.page())
    for name in ("Seite_files/werbung.html", "Seite-Dateien/x.js"):
        write(name, builders.page("Eine Anzeige, die niemand sehen wollte"))
    assert [item.input for item in read([tmp_path], german)] == [str(tmp_path / "Seite.html")]
