"""Editors' verdicts on disk: a JSON Lines file that is read before a run and replayed over it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from quellenlage.errors import InputError
from quellenlage.model import Verdict
from quellenlage.store.dossiers import StagedFiles


def load_verdicts(path: Path) -> tuple[Verdict, ...]:
    """Read verdicts, one JSON object a line; empty lines are passed over.

    Raises:
        InputError: if the file cannot be read, or a line is no verdict; it names the line.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or error})") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: is no UTF-8 text ({error.reason})") from error
    verdicts = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                verdicts.append(msgspec.json.decode(line, type=Verdict))
            except msgspec.DecodeError as error:
                raise InputError(f"{path}, line {number}: {error}") from error
    return tuple(verdicts)


def add_verdicts(path: Path, verdicts: Sequence[Verdict]) -> int:
    """Write verdicts behind those that the file holds already and return how many are new.

    A verdict that stands in the file is not written again. The file is replaced as a whole.

    Raises:
        InputError: if the file exists and holds no verdicts.
        OutputError: if it cannot be written.
    """
    known = load_verdicts(path) if path.exists() else ()
    everything = tuple(dict.fromkeys((*known, *verdicts)))
    with StagedFiles() as staged:
        staged.add(path, (msgspec.json.encode(verdict) + b"\n" for verdict in everything))
    return len(everything) - len(known)
