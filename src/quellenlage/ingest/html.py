"""Saved web pages: the article's part of the page as text, in order, each line with a role."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from quellenlage.ingest.credits import credits_of_authors
from quellenlage.ingest.draft import Draft, UnreadableError
from quellenlage.ingest.lines import Line, count_words
from quellenlage.ingest.metadata import PageMetadata, split_authors
from quellenlage.ingest.page import Page, open_page
from quellenlage.ingest.page_features import page_features
from quellenlage.ingest.plain import Piece, compose, separate
from quellenlage.ingest.sheet import Reading
from quellenlage.ingest.visible import VisibleLine
from quellenlage.model import PROSE_ROLES, BlockRole, Flag
from quellenlage.text.normalise import word_key

CONTENT: Final = 0.5
"""From this probability on a visible line is the article's own."""

LONGEST_GAP: Final = 12
"""So many leftover lines in a row are kept as marked text; a longer run is another part of the page."""

_TAIL: Final = 12
_CLOSING: Final = "\"“”»«’')] "


class Shown(msgspec.Struct):
    """A visible line, whether it is content, and its role."""

    line: VisibleLine
    key: str
    content: bool
    role: BlockRole = BlockRole.BOILERPLATE

    @property
    def ends(self) -> bool:
        """Whether the line ends as a sentence does."""
        return self.line.text.rstrip(_CLOSING)[-1:] in tuple(".!?…:")


def read_html(raw: bytes, reading: Reading) -> Draft:
    """Return the article of the page in ``raw``.

    Raises:
        UnreadableError: if it is no HTML, or shows no article.
    """
    page = open_page(raw, reading)
    shown = _article(_judge(page, reading), page)
    if not any(row.content for row in shown):
        raise UnreadableError("no article is found on the page")
    _assign(shown, page, reading)
    pieces = _pieces(_without_gaps(shown), page)
    text = "\n\n".join(text for text, _ in pieces)
    if len(text) > reading.limits.max_characters:
        raise UnreadableError(f"its text has {len(text):,} characters, above the limit")
    draft = compose(raw, text, list(_separated(pieces, reading)), reading)
    return _with_metadata(draft, page, reading)


def _judge(page: Page, reading: Reading) -> list[Shown]:
    """Return every line with the classifier's decision; what was shown before is not again."""
    rows = page_features(page.lines, page.known, reading.language, reading.lexicons.hints)
    shown: list[Shown] = []
    seen: set[str] = set()
    for line, row in zip(page.lines, rows, strict=True):
        key = word_key(line.text)
        again = key in seen and row["words"] > 1.5
        titled = key in page.known.titles
        content = reading.page_model.probability(row) >= CONTENT and not again and not titled
        shown.append(Shown(line, key, content and bool(key)))
        if content:
            seen.add(key)
    return shown


def _article(shown: list[Shown], page: Page) -> list[Shown]:
    """Return the lines from the headline to a little behind the last content line."""
    content = [place for place, row in enumerate(shown) if row.content]
    if not content:
        return []
    heads = [
        place
        for place, row in enumerate(shown[: content[0] + 3])
        if row.key in page.known.titles or (row.line.level == 1 and not row.content)
    ]
    proper = [place for place in heads if shown[place].line.level == 1] or heads
    first = min(proper[-1], content[0]) if proper else content[0]
    if proper:
        shown[proper[-1]].role = BlockRole.HEADLINE
        shown[proper[-1]].content = False
    return shown[first : content[-1] + 1 + _TAIL]


def _assign(shown: list[Shown], page: Page, reading: Reading) -> None:
    """Give every line its role by its place in the tree and by the lexicons."""
    seen_body = False
    for place, row in enumerate(shown):
        if row.role is BlockRole.HEADLINE:
            continue
        if row.content:
            row.role = _prose_role(row, page, first=not seen_body)
            seen_body = seen_body or row.role in {BlockRole.BODY, BlockRole.LEAD}
        else:
            following = shown[place + 1] if place + 1 < len(shown) else None
            row.role = _other_role(row, following, reading)
    _trim_tail(shown, reading)


def _prose_role(row: Shown, page: Page, *, first: bool) -> BlockRole:
    words = count_words(row.line.text)
    if row.line.level >= 2 or (words <= 15 and not row.ends and "list" not in row.line.places):
        return BlockRole.SUBHEADING
    led = "class:lead" in row.line.places or page.known.describes(row.key)
    return BlockRole.LEAD if first and led else BlockRole.BODY


def _other_role(row: Shown, following: Shown | None, reading: Reading) -> BlockRole:
    text, lexicons = row.line.text, reading.lexicons
    if len(text) > 600:
        return BlockRole.BOILERPLATE
    if lexicons.bylines.search(text):
        return BlockRole.BYLINE
    if reading.credits.trailing.fullmatch(text) or lexicons.picture_credits.search(text):
        return BlockRole.CREDIT
    if "picture" in row.line.places or lexicons.captions.search(text):
        return BlockRole.CAPTION
    credited = following is not None and lexicons.picture_credits.search(following.line.text)
    return BlockRole.CAPTION if credited else BlockRole.BOILERPLATE


def _trim_tail(shown: list[Shown], reading: Reading) -> None:
    """Behind the article keep only lines that speak of it: credits, bylines, notices."""
    last = max(place for place, row in enumerate(shown) if row.content)
    tail = [row for row in shown[last + 1 :] if _is_telling(row.line.text, reading)]
    shown[last + 1 :] = tail


def _is_telling(text: str, reading: Reading) -> bool:
    if len(text) > 300:
        return False
    noticed = any(
        pattern.search(text)
        for name, pattern in reading.lexicons.flags
        if name in {Flag.CORRECTION, Flag.MACHINE_TRANSLATED, Flag.TRANSLATED}
    )
    credited = any(rule.pattern.search(text) for rule in reading.credits.rules)
    return noticed or (credited and not reading.credits.picture.search(text))


def _without_gaps(shown: Sequence[Shown]) -> list[Shown]:
    """Leave out long runs of leftovers: menus and lists of other articles."""
    kept: list[Shown] = []
    run: list[Shown] = []
    for row in shown:
        if row.role is BlockRole.BOILERPLATE:
            run.append(row)
            continue
        kept.extend(run if len(run) <= LONGEST_GAP else ())
        run = []
        kept.append(row)
    kept.extend(run if len(run) <= LONGEST_GAP else ())
    return kept


def _pieces(shown: Sequence[Shown], page: Page) -> list[tuple[str, BlockRole]]:
    """Return text and role of every line, the headline first; its repeats are left out."""
    headline = next((r.line.text for r in shown if r.role is BlockRole.HEADLINE), None)
    headline = headline or page.metadata.title
    key = word_key(headline or "")
    pieces = [(headline, BlockRole.HEADLINE)] if headline else []
    pieces.extend(
        (row.line.text, row.role)
        for row in shown
        if row.role is not BlockRole.HEADLINE
        and row.key != key
        and (row.content or row.key not in page.known.titles)
    )
    return pieces


def _separated(pieces: Sequence[tuple[str, BlockRole]], reading: Reading) -> Iterator[Piece]:
    """Yield the lines of the text with their places, credits cut off from the prose."""
    start = 0
    for group, (text, role) in enumerate(pieces):
        line = Line(text, start, group)
        start += len(text) + 2
        if role not in PROSE_ROLES or role is BlockRole.HEADLINE:
            yield Piece(line, role)
            continue
        for part in separate(Piece(line), reading):
            yield Piece(part.line, part.role or role)


def _with_metadata(draft: Draft, page: Page, reading: Reading) -> Draft:
    metadata: PageMetadata = page.metadata
    title = metadata.title or draft.title
    bylines = [
        draft.text[mark.start : mark.end] for mark in draft.marks if mark.role is BlockRole.BYLINE
    ]
    flags = [*draft.flags, *metadata.flags]
    if page.guessed_encoding:
        flags.append(Flag.ENCODING_GUESSED)
    return msgspec.structs.replace(
        draft,
        title=title,
        titles=tuple(dict.fromkeys([*filter(None, [title]), *metadata.titles, *draft.titles])),
        authors=metadata.authors or tuple(split_authors(bylines[:1])),
        outlet=metadata.outlet,
        url=metadata.url,
        modified=metadata.modified,
        flags=tuple(flags),
        stated_dates=(*metadata.dates, *draft.stated_dates),
        credits=(*credits_of_authors(metadata.agencies, reading.credits), *draft.credits),
    )
