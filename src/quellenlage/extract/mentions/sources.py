"""Sources that an article itself makes known: its outlet, signs, "Long Name (sign)"."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from quellenlage.extract.mentions.lexicon import Lexicon
from quellenlage.model import PROSE_ROLES, ActorType, AnnotatedDocument

_LONGEST = 6
_SHORTEST_WORD = 6
_SIGN = range(2, 9)


class Source(msgspec.Struct, frozen=True):
    """Tokens up to ``stop`` that name a source; ``alias_of`` is the full name of a sign."""

    stop: int
    type: ActorType
    name: str
    alias_of: str = ""


class OwnSources:
    """What one article calls its sources, by the token where each name begins."""

    def __init__(self, annotated: AnnotatedDocument, lexicon: Lexicon) -> None:
        self._doc = annotated
        self._forms = annotated.forms
        self._lexicon = lexicon
        self._label_at = {t: e.label for e in annotated.entities for t in range(e.start, e.end)}
        self._at: dict[int, Source] = {}
        self._add_outlet()
        self._add_signs()

    def at(self, token: int) -> Source | None:
        """Return the source whose name begins at ``token``."""
        return self._at.get(token)

    # ---- the outlet -----------------------------------------------------------------------

    def _add_outlet(self) -> None:
        outlet = self._doc.document.outlet
        if not outlet or self._lexicon.source(outlet):
            return
        words = outlet.split()
        if words[0].lower() in self._lexicon.names.articles and len(words) > 1:
            words = words[1:]
        for token in range(len(self._forms)):
            size = self._matches(token, words)
            if size:
                self._at[token] = Source(token + size, ActorType.OUTLET, outlet)

    def _matches(self, token: int, words: list[str]) -> int:
        """Return how many tokens name the outlet: all its words, or a telling first one."""
        forms = self._forms[token : token + len(words)]
        if len(forms) == len(words) and all(map(self._same, forms, words)):
            return len(words)
        first = words[0]
        telling = len(first) >= _SHORTEST_WORD and not first.endswith("er")
        if not telling or not self._same(forms[0], first) or self._lexicon.knows_word(first):
            return 0
        determined = token > 0 and self._doc.xpos[token - 1] in {"ART", "APPRART"}
        return int(determined and self._label_at.get(token) != "LOC")

    def _same(self, form: str, word: str) -> bool:
        """Tell whether a word is the outlet's, perhaps declined ("den Neuen Nachrichten")."""
        if not form[:1].isupper():
            return form == word
        weak = self._lexicon.names.endings.weak
        if form in (word, f"{word}s") or (word.isupper() and form.upper() == word):
            return True
        stem = next((word.removesuffix(e) for e in weak if word.endswith(e)), word)
        return self._lexicon.knows_word(word.lower()) and form in {stem + end for end in weak}

    # ---- signs ----------------------------------------------------------------------------

    def _add_signs(self) -> None:
        aliases: dict[str, Source] = {}
        for token in range(1, len(self._forms) - 1):
            if self._forms[token - 1] != "(" or self._forms[token + 1] != ")":
                continue
            sign = self._forms[token]
            if len(sign) not in _SIGN or not sign.isalpha():
                continue
            start = self._full_name(token - 1, sign)
            if start is not None:
                full = " ".join(self._forms[start : token - 1])
                kind = self._kind(token - 1)
                self._at.setdefault(start, Source(token - 1, kind, full))
                aliases[sign] = Source(token + 1, kind, sign, alias_of=full)
            elif self._is_credit(token):
                aliases.setdefault(sign, Source(token + 1, ActorType.AGENCY, sign))
        for token, form in enumerate(self._forms):
            source = aliases.get(form)
            if source is not None:
                self._at.setdefault(token, msgspec.structs.replace(source, stop=token + 1))

    def _full_name(self, end: int, sign: str) -> int | None:
        """Return where the words begin whose initials a sign is: "Neue Presse-Union (npu)"."""
        first, _ = self._doc.sentence_of(end)
        for start in range(end - 1, max(first, end - _LONGEST) - 1, -1):
            words = [part for form in self._forms[start:end] for part in form.split("-") if part]
            if not words or not self._forms[start][:1].isupper():
                continue
            initials = "".join(word[0] for word in words if word[0].isupper())
            if len(initials) > 1 and initials.lower() == sign.lower():
                return start
        return None

    def _kind(self, end: int) -> ActorType:
        last = self._forms[end - 1].lower()
        agency = any(last.endswith(word.lower()) for word in self._lexicon.agency_words)
        return ActorType.AGENCY if agency else ActorType.ORGANISATION

    def _is_credit(self, token: int) -> bool:
        """Tell whether a sign stands where agencies are credited: at the end of a block."""
        sign, doc = self._forms[token], self._doc
        if sign in self._lexicon.staff_signs or len(sign) > 5:
            return False
        return any(
            doc.ends[token + 1] >= end and doc.starts[token] >= start
            for start, end in self._prose_at(token)
        )

    def _prose_at(self, token: int) -> Iterator[tuple[int, int]]:
        at = self._doc.starts[token]
        for block in self._doc.document.blocks:
            if block.role in PROSE_ROLES and block.start <= at < block.end:
                text = self._doc.document.text
                yield block.start, block.start + len(text[block.start : block.end].rstrip())
