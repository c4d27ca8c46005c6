"""Fuzz the readers by hand: ``python -m tests.fuzz.readers [--minutes 10] [--seed 1]``.

Good files of every format are cut, spliced and sown with tokens that mean something to their
parsers. Nothing may be raised, every span must fit, and no file may take long; an input at
which a reader stumbles over a bug of its own is kept in the folder ``--keep``.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import random
import sys
import tarfile
import time
from collections import Counter
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from quellenlage.ingest.draft import Limits, finish
from quellenlage.ingest.formats import read_source
from quellenlage.ingest.sheet import Reading, prepare
from quellenlage.ingest.source import Failed, Link, Source, fresh_budget
from quellenlage.languages import load_language
from tests.ingest.readers import builders
from tests.ingest.samples import ARTICLE

LIMITS = Limits(
    max_bytes=2_000_000, max_unpacked=8_000_000, max_members=200, max_seconds=20, max_pages=50
)
SLOW = 10.0
"""CPU seconds from which on a small file takes too long."""

TOKENS = (
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\r\n\r\n", b"<", b"<!--", b"]]>", b"&#x110000;", b"&lt;",
    b"<![CDATA[", b"<p", b"</", b"{", b"[", b'"', b"\\u-1?", b"\\'", b"\\bin9", b"{\\*", b"\\ud800",
    b"PK\x05\x06", b"PK\x01\x02", b"WARC/1.0\r\n", b"Content-Length: -1\r\n", b"ER  - ", b"TY  - ",
    b"Content-Type: multipart/mixed; boundary=x\n\n--x\n", b"=?utf-8?q?=FF?=", b"endobj", b"stream",
    b"9999999999999", b"1e999", b"\xed\xa0\x80", b"\t", b"Quelle: ", b"1 von 2\n", b"---\n",
    b"Datum:",
    "„".encode(), "ä".encode("cp1252"), "\u2028".encode(), b"NaN", b"null", b"\x1f\x8b\x08", b"\f",
)  # fmt: skip


def seeds() -> dict[str, bytes]:
    """Return one good file for each format."""
    page = builders.page().encode()
    export = "\n".join(builders.export_entry(n, name) for n, name in ((1, "Eins"), (2, "Zwei")))
    tar = io.BytesIO()
    with tarfile.open(fileobj=tar, mode="w") as archive:
        info = tarfile.TarInfo("a.txt")
        info.size = len(ARTICLE.encode())
        archive.addfile(info, io.BytesIO(ARTICLE.encode()))
    mail = (
        b"From: a <a@b.example>\nSubject: =?utf-8?q?Br=C3=BCcke?=\nMIME-Version: 1.0\n"
        b'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/html\n\n'
        + page + b'\n--b\nContent-Disposition: attachment; filename="x.txt"\n\n'
        + ARTICLE.encode() + b"\n--b--\n"
    )  # fmt: skip
    feed = (
        "<rss><channel><title>W</title><item><title>Rat &amp; Stadt sind da</title>"
        f"<link>https://w.example/a</link><description><![CDATA[<p>{ARTICLE * 3}</p>]]>"
        "</description></item></channel></rss>"
    ).encode()
    ris = (
        b"TY  - NEWS\nTI  - Die Stadt\nAU  - A, B\nDA  - 2025/05/12/\nAB  - Wir sind da.\nER  - \n"
    )
    record = json.dumps({"title": "Eins", "text": ARTICLE, "date": "2025-05-12"}).encode()
    csl = json.dumps([{"title": "E", "issued": {"date-parts": [[2025]]}, "abstract": ARTICLE}])
    placed = [(50.0, 700.0 - 12 * n, 10.0, line) for n, line in enumerate(ARTICLE.split(". "))]
    return {
        ".html": page, ".mhtml": mail, ".txt": export.encode(), ".md": b"---\ntitle: x\n---\n# Ein "
        b"Titel\n\n" + ARTICLE.encode(), ".docx": builders.docx(export.split("\n")),
        ".rtf": builders.rtf(export), ".json": csl.encode(), ".jsonl": record + b"\n" + record,
        ".rss": feed, ".warc": builders.warc([("http://a.example", "text/html", page, 200)] * 2,
        packed=False), ".ris": ris, ".eml": mail, ".zip": builders.zipped({"a.html": page, "b.txt":
        ARTICLE}), ".tar": tar.getvalue(), ".html.gz": gzip.compress(page),
        ".warc.gz": builders.warc([("http://a.example", "text/html", page, 200)] * 2),
        ".pdf": builders.pdf([placed, placed]),
    }  # fmt: skip


def mutate(data: bytes, chance: random.Random) -> bytes:
    """Return ``data`` with a few places changed."""
    work = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at = chance.randrange(len(work) + 1)
        end = min(len(work), at + chance.choice((1, 4, 40, 400)))
        way = chance.randrange(6)
        if way == 0:
            del work[at:end]
        elif way == 1:
            work[at:at] = chance.choice(TOKENS) * chance.choice((1, 1, 3, 500))
        elif way == 2:
            work[at:at] = work[at:end] * chance.choice((1, 8, 100))
        elif way == 3:
            work[at:end] = chance.randbytes(end - at)
        elif way == 4 and work:
            work[at % len(work)] ^= 1 << chance.randrange(8)
        else:
            source = chance.randrange(len(work) + 1)
            work[at:at] = work[source : source + chance.choice((10, 300))]
    return bytes(work[: 2 * LIMITS.max_bytes])


def check(path: Path, reading: Reading, seen: Counter[str]) -> str | None:
    """Read one file and return what is wrong with how that went, or None."""
    start = time.process_time()
    source = Source(
        name=path.name,
        label=path.name,
        open=lambda: path.open("rb"),
        budget=fresh_budget(LIMITS),
        path=path,
    )
    try:
        for item in read_source(source, reading):
            result = item.instead if isinstance(item, Link) else item
            if isinstance(result, Failed):
                seen["skipped"] += 1
                if "stumbled" in result.reason:
                    return result.reason
                continue
            seen["read"] += 1
            document = finish(result, path.name, path.name)
            document.text.encode()
            end = 0
            for block in document.blocks:
                if not end <= block.start < block.end <= len(document.text):
                    return f"a block does not fit: {block}"
                end = block.end
    except Exception as error:  # noqa: BLE001 (this is what is looked for)
        return f"raised {type(error).__name__}: {error}"
    spent = time.process_time() - start
    return f"took {spent:.1f} s" if spent > SLOW else None


def main() -> int:
    """Fuzz for the minutes of CPU time asked for; end with 1 where something was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.readers", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path("fuzz-findings"))
    parser.add_argument("--only", help="one suffix, as .pdf")
    options = parser.parse_args()
    chance, good = random.Random(options.seed), seeds()
    reading = prepare(load_language("de"), LIMITS)
    suffixes = [options.only] if options.only else sorted(good)
    seen: Counter[str] = Counter()
    found: Counter[str] = Counter()
    with TemporaryDirectory() as folder:
        while time.process_time() < 60 * options.minutes:
            suffix = chance.choice(suffixes)
            path = Path(folder, f"a{suffix}")
            path.write_bytes(mutate(good[suffix], chance))
            seen["files"] += 1
            wrong = check(path, reading, seen)
            if wrong:
                found[f"{suffix}: {wrong[:120]}"] += 1
                options.keep.mkdir(exist_ok=True)
                name = sha256(path.read_bytes()).hexdigest()[:12]
                options.keep.joinpath(f"{name}{suffix}").write_bytes(path.read_bytes())
    sys.stdout.write(f"{dict(seen)}\n" + "".join(f"{n:>5} {what}\n" for what, n in found.items()))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
