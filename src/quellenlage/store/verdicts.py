"""Editors' verdicts on disk: a JSON Lines file that is read before a run and replayed over it."""

from __future__ import annotations

from pathlib import Path

import msgspec

from quellenlage.errors import InputError
from quellenlage.model import Verdict


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
