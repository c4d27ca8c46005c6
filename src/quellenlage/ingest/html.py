"""Saved web pages: the article's part of the page as text, in order, each line with a role."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

import msgspec

from quellenlage.ingest.authors import clean_authors, is_mailed
from quellenlage.ingest.credits import (
    credits_of_authors,
    cut_places,
    find_credits,
    without_own,
)
from quellenlage.ingest.draft import Draft, UnreadableError
from quellenlage.ingest.judge import Shown, judge
from quellenlage.ingest.lines import Line, count_words
from quellenlage.ingest.metadata import PageMetadata
from quellenlage.ingest.outlets import host_of
from quellenlage.ingest.page import Page, open_page
from quellenlage.ingest.plain import Piece, compose, separate
from quellenlage.ingest.sheet import Reading
from quellenlage.model import PROSE_ROLES, BlockRole, DateKind, Flag, StatedDate
from quellenlage.text.normalise import word_key

LONGEST_GAP: Final = 12
"""So many leftover lines in a row are kept as marked text; a longer run is no part of it."""

_TAIL: Final = 12
_NOTICES: Final = frozenset({Flag.CORRECTION, Flag.MACHINE_TRANSLATED, Flag.TRANSLATED, Flag.PAID})
"""What a line behind the article may say of it."""

_MENUS: Final = frozenset({"navigation", "list", "footer"})


def read_html(raw: bytes, reading: Reading) -> Draft:
    """Return the article of the page in ``raw``.

    Raises:
        UnreadableError: if it is no HTML, or shows no article.
    """
    page = open_page(raw, reading)
    shown = _article(judge(page, reading), page)
    if not shown:
        raise UnreadableError("no article is found on the page")
    _assign(shown, reading)
    pieces = _pieces(_without_gaps(shown), page)
    text = "\n\n".join(text for text, _ in pieces)
    if len(text) > reading.limits.max_characters:
        raise UnreadableError(f"its text has {len(text):,} characters, above the limit")
    draft = compose(raw, text, list(_separated(pieces, reading)), reading)
    return _with_metadata(draft, page, reading)


def _article(shown: list[Shown], page: Page) -> list[Shown]:
    """Return the lines from the headline to a little behind the last content line."""
    content = [place for place, row in enumerate(shown) if row.content]
    if not content:
        return []
    head = _headline(shown, content[0], page)
    first = content[0]
    if head is not None:
        shown[head].role, shown[head].content = BlockRole.HEADLINE, False
        first = min(head, first)
    return shown[first : content[-1] + 1 + _TAIL]


def _headline(shown: list[Shown], body: int, page: Page) -> int | None:
    """Return the place of the headline above the body: a title of the page, best as <h1>."""

    def rank(place: int) -> tuple[bool, bool, bool, int]:
        row = shown[place]
        titled, level = row.key in page.known.titles, row.line.level
        return not titled, bool(row.line.places & _MENUS), level != 1, place

    above = range(min(len(shown), body + 3))
    heads = [
        place
        for place in above
        if shown[place].key in page.known.titles
        or (shown[place].line.level == 1 and not shown[place].content)
    ]
    return min(heads, key=rank, default=None)


def _restore_lead(shown: list[Shown], reading: Reading) -> None:
    """Take the lead back in where the classifier lost it: trafilatura often does not see it."""
    for row in shown[1 : 2 * _TAIL]:
        if row.content and count_words(row.line.text) >= 8:
            return
        told = row.leads or (row.line.level in {2, 3} and row.line.text.endswith("."))
        plain = row.ends and 8 <= count_words(row.line.text) <= 90 and row.line.linked < 0.5
        other = "picture" in row.line.places or "class:picture" in row.line.places
        left = reading.lexicons.leftovers.search(row.line.text) or _is_dated(row, reading)
        if told and plain and not other and not left and row.role is not BlockRole.HEADLINE:
            row.content, row.role = True, BlockRole.LEAD
            return


def _is_dated(row: Shown, reading: Reading) -> bool:
    """Tell whether a line is of a date with its clock time: it speaks of the article."""
    date = reading.dates.dated.search(row.line.text) if count_words(row.line.text) <= 14 else None
    return date is not None and bool(date["hour"])


def _assign(shown: list[Shown], reading: Reading) -> None:
    """Give every line its role by its place in the tree and by the lexicons."""
    _restore_lead(shown, reading)
    _find_repeated(shown)
    seen_body = False
    for place, row in enumerate(shown):
        if row.role in {BlockRole.HEADLINE, BlockRole.LEAD}:
            continue
        if row.content:
            row.role = _prose_role(row, first=not seen_body)
            seen_body = seen_body or row.role in {BlockRole.BODY, BlockRole.LEAD}
        else:
            following = shown[place + 1] if place + 1 < len(shown) else None
            row.role = _other_role(row, following, reading)
    _trim_tail(shown, reading)


def _find_repeated(shown: list[Shown]) -> None:
    """Tell lines that the body says word for word as well: pull quotes."""
    body = " \0 ".join(f" {row.key} " for row in shown if row.content)
    for row in shown:
        row.repeated = not row.content and row.key.count(" ") >= 3 and f" {row.key} " in body


def _prose_role(row: Shown, *, first: bool) -> BlockRole:
    words = count_words(row.line.text)
    if first and row.leads and words >= 8:
        return BlockRole.LEAD
    short = words <= 15 and not row.ends and "list" not in row.line.places
    return BlockRole.SUBHEADING if short or (row.line.level and words <= 20) else BlockRole.BODY


def _other_role(row: Shown, following: Shown | None, reading: Reading) -> BlockRole:
    text, lexicons = row.line.text, reading.lexicons
    if len(text) > 600 or (count_words(text) <= 10 and reading.dates.dated.search(text)):
        return BlockRole.BOILERPLATE
    if row.repeated:
        return BlockRole.PULL_QUOTE
    if lexicons.bylines.search(text):
        return BlockRole.BYLINE
    if cut_places(text, reading.credits)[1] == 0 or lexicons.picture_credits.search(text):
        return BlockRole.CREDIT if count_words(text) <= 8 else BlockRole.CAPTION
    if "picture" in row.line.places or lexicons.captions.search(text):
        return BlockRole.CAPTION
    credited = (
        following is not None
        and count_words(text) >= 5
        and lexicons.picture_credits.search(following.line.text)
    )
    return BlockRole.CAPTION if credited else BlockRole.BOILERPLATE


def _trim_tail(shown: list[Shown], reading: Reading) -> None:
    """Behind the article keep only lines that speak of it: credits, bylines, notices."""
    last = max((place for place, row in enumerate(shown) if row.content), default=len(shown) - 1)
    tail = list(takewhile(lambda row: not row.line.level, shown[last + 1 :]))
    listed = 0
    for row in tail:
        listed = LONGEST_GAP if reading.credits.listed.match(row.line.text) else listed - 1
        row.repeated = listed > 0 or _is_telling(row.line.text, reading)
    shown[last + 1 :] = [row for row in tail if row.repeated]


def _is_telling(text: str, reading: Reading) -> bool:
    if len(text) > 300:
        return False
    noticed = any(
        pattern.search(text) for name, pattern in reading.lexicons.flags if name in _NOTICES
    )
    if noticed or reading.credits.picture.search(text):
        return noticed
    found = find_credits(
        [(text, 0)], reading.credits, is_picture=lambda _: False, is_prose=lambda _: False
    )
    return bool(found)


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
    outlet = metadata.outlet or draft.outlet
    own = without_own(draft.credits, outlet, lambda name: reading.outlets.canonical(name, None))
    flags = [*draft.flags, *metadata.flags]
    if page.guessed_encoding:
        flags.append(Flag.ENCODING_GUESSED)
    return msgspec.structs.replace(
        draft,
        title=title,
        kicker=metadata.kicker or draft.kicker,
        section=metadata.section,
        titles=tuple(dict.fromkeys([*filter(None, [title]), *metadata.titles, *draft.titles])),
        authors=metadata.authors or _signed(draft, page, reading) or metadata.named,
        outlet=outlet,
        url=metadata.url,
        modified=metadata.modified,
        flags=tuple(flags),
        stated_dates=(*metadata.dates, *_plain_dates(draft, metadata)),
        credits=(*credits_of_authors(metadata.said, reading.credits), *own),
    )


def _signed(draft: Draft, page: Page, reading: Reading) -> tuple[str, ...]:
    """Return the authors whom the byline names, else the bare name that an address stands for."""
    own = [page.metadata.outlet, host_of(page.metadata.url), *page.metadata.named]
    if draft.authors:
        full = tuple(name for name in draft.authors if " " in name)
        return clean_authors(full or draft.authors, own, reading)
    lines = [line.text for line in page.lines if 2 <= count_words(line.text) <= 4]
    return tuple(dict.fromkeys(line for line in lines if is_mailed(line, page.metadata.mails)))


def _plain_dates(draft: Draft, metadata: PageMetadata) -> list[StatedDate]:
    """Return the dates among the lines; where the metadata has one, only those that say of what."""
    sure = any(date.kind is DateKind.PUBLISHED for date in metadata.dates)
    return [d for d in draft.stated_dates if not sure or d.kind is not DateKind.UNCLEAR]
