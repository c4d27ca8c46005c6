"""A large web archive, made from saved pages and read as a stream: speed and peak memory.

``python -m benchmarks.web_archive [--shared DIR] [--megabytes 2000] [--pages DIR]`` prints one
JSON object. Each record differs in its text and address, so that none is skipped as a copy.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from fastwarc.warc import ArchiveIterator, WarcRecordType

from quellenlage.ingest import read
from quellenlage.languages import load_language
from quellenlage.model import Document


def main() -> int:
    """Write the archive into a temporary folder, read it, print what it cost."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.web_archive", description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--megabytes", type=int, default=2000)
    parser.add_argument("--packed", action="store_true", help="write .warc.gz")
    options = parser.parse_args()
    pages = sorted(options.shared.glob("gold/html-fundus/*.html.gz"))
    if not pages:
        print(f"no pages to measure on at {options.shared}: name a folder with --shared")
        return 1
    with TemporaryDirectory() as folder:
        path = Path(folder, "crawl.warc.gz" if options.packed else "crawl.warc")
        records = write_archive(path, pages, options.megabytes * 1_000_000)
        size = path.stat().st_size / 1e6
        print(json.dumps({"records": records, "archive_mb": round(size), **measure(path)}))
    return 0


def write_archive(path: Path, pages: Sequence[Path], size: int) -> int:
    """Write records of ``pages`` in turn until they have ``size`` bytes; return their number."""
    written = records = 0
    with path.open("wb") as file:
        for record in _records(pages):
            file.write(gzip.compress(record, 6) if path.suffix == ".gz" else record)
            written += len(record)
            records += 1
            if written >= size:
                break
    return records


def _records(pages: Sequence[Path]) -> Iterator[bytes]:
    bodies = [gzip.decompress(page.read_bytes()) for page in pages]
    number = 0
    while True:
        for body in bodies:
            number += 1
            told = f"<p>Dies ist die Fassung {number} der Seite, die zur Messung dient.</p></body>"
            varied = body.replace(b"</body>", told.encode(), 1)
            answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + varied
            head = (
                "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2025-05-14T10:00:00Z\r\n"
                f"WARC-Target-URI: https://seite.example/{number}\r\n"
                "Content-Type: application/http; msgtype=response\r\n"
                f"Content-Length: {len(answer)}\r\n\r\n"
            )
            yield head.encode() + answer + b"\r\n\r\n"


def measure(path: Path) -> dict[str, Any]:
    """Return CPU seconds and peak memory of reading; beside it, what the records alone cost."""
    start = time.process_time()
    with path.open("rb") as file:
        kind = WarcRecordType.response
        size = sum(len(r.reader.read()) for r in ArchiveIterator(file, record_types=kind))
    stream = time.process_time() - start
    language = load_language("de")
    before = _peak()
    start = time.process_time()
    documents = skipped = 0
    for item in read([path], language):
        documents += isinstance(item, Document)
        skipped += not isinstance(item, Document)
    spent = time.process_time() - start
    return {
        "unpacked_mb": round(size / 1e6),
        "documents": documents,
        "skipped": skipped,
        "records_only_s": round(stream, 1),
        "read_s": round(spent, 1),
        "pages_per_s": round(documents / spent, 1),
        "peak_mb_before": before,
        "peak_mb": _peak(),
    }


def _peak() -> int:
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    sys.exit(main())
