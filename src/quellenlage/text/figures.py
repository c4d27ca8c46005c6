"""Figures as newspapers print them: "1.500", "9,2", "200 000"."""

from __future__ import annotations

import re

_GROUPED = re.compile(r"[+-]?\d{1,3}(?:[.,' \u00a0\u202f]\d{3})+(?:,\d+)?")
_PLAIN = re.compile(r"[+-]?\d+(?:[.,]\d+)?")


def parse_figure(text: str) -> float | None:
    """Return the value of a figure in German notation, ``None`` for anything else.

    Points, spaces and apostrophes part thousands, a comma parts decimals. A comma before
    exactly three digits parts thousands where two groups follow or these are zeros
    ("200,000" in translated texts), else decimals.
    """
    text = text.strip()
    if _GROUPED.fullmatch(text):
        return _grouped(text)
    if _PLAIN.fullmatch(text):
        return float(text.replace(",", "."))
    return None


def _grouped(text: str) -> float:
    marks = [mark for mark in text if not (mark.isdigit() or mark in "+-")]
    if marks == [","] and not text.endswith(",000"):
        return float(text.replace(",", "."))
    if marks[-1] == "," and set(marks[:-1]) - {","}:
        whole, _, decimals = text.rpartition(",")
        return float(f"{re.sub(r'[^0-9+-]', '', whole)}.{decimals}")
    return float(re.sub(r"[^0-9+-]", "", text))


def print_figure(value: float) -> str:
    """Return ``value`` in the shortest form that tells it apart: "1500", "9.2"."""
    return f"{value:.12g}"
