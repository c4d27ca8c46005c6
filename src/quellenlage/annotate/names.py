"""Names: what the model found, mended by what stands beside a name and elsewhere in the text.

No corpus holds the names of this year's news. A word the model does not know is a person's
name where a title or role stands before it or it is the subject of a verb of saying; and a name
means the same wherever it stands in one article (the one-sense-per-discourse heuristic of
Gale, Church & Yarowsky, 1992).
"""

from __future__ import annotations

from collections import Counter

from quellenlage.languages import Language
from quellenlage.model import AnnotatedDocument, NamedEntity

_LONGEST_NAME = 5
_BOUNDARY_MARKS = frozenset("„“”\"»«'‚‘’(),.;:–-")
_NAME_TAGS = frozenset({"NE", "FM"})


def find_names(annotated: AnnotatedDocument, language: Language) -> list[NamedEntity]:
    """Return the names in order, without overlap."""
    spotter = _Spotter(annotated, language)
    names = [spotter.trimmed(name) for name in annotated.entities]
    kept = [spotter.relabelled(name) for name in names if name is not None]
    kept = _merged(kept, spotter.persons_by_role())
    return _consistent(annotated, language, _merged(kept, spotter.speakers(kept)))


class _Spotter:
    """The rules that look at a name and its neighbours."""

    def __init__(self, annotated: AnnotatedDocument, language: Language) -> None:
        self.annotated = annotated
        self.titles = language.names.titles
        self.nouns = language.names.nouns
        self.role_endings = tuple(language.names.suffixes.roles)
        self.not_roles = frozenset(language.names.suffixes.not_roles)
        self.places = language.places.names
        self.links = frozenset(language.names.particles.links)
        self.speech = language.speech.verbs

    def is_role(self, token: int) -> bool:
        """Tell whether a token is a title or a noun for what one person is."""
        form, lemma = self.annotated.forms[token], self.annotated.lemma[token]
        if form in self.titles:
            return True
        if self.annotated.upos[token] != "NOUN" or lemma in self.not_roles:
            return False
        base = lemma.removesuffix("in")
        known = self.nouns.get(lemma) or self.nouns.get(base)
        if known is not None:
            return known.type == "ROLE"
        return base.lower().endswith(self.role_endings)

    def may_be_name(self, token: int) -> bool:
        """Tell whether a token looks like a word of a person's name."""
        annotated = self.annotated
        form = annotated.forms[token]
        if not form[:1].isupper() or len(form) < 2 or form in self.places:
            return False
        return annotated.upos[token] == "PROPN" or annotated.xpos[token] in _NAME_TAGS

    def trimmed(self, name: NamedEntity) -> NamedEntity | None:
        """Cut marks at the ends, and titles and roles before a person's name."""
        forms, start, end = self.annotated.forms, name.start, name.end
        while start < end and forms[start] in _BOUNDARY_MARKS:
            start += 1
        while end > start and forms[end - 1] in _BOUNDARY_MARKS:
            end -= 1
        if name.label == "PER":
            while start + 1 < end and self.is_role(start):
                start += 1
            if end - start == 1 and self.is_role(start):
                return None
        return NamedEntity(start, end, name.label) if start < end else None

    def relabelled(self, name: NamedEntity) -> NamedEntity:
        """Make a name after a role a person's, and a known place a place."""
        forms = self.annotated.forms[name.start : name.end]
        if " ".join(forms) in self.places:
            return NamedEntity(name.start, name.end, "LOC")
        genitive = self.annotated.feats[name.end - 1].get("Case") == "Gen" or forms[-1].endswith(
            "s"
        )
        if name.label in {"LOC", "MISC"} and not genitive and self._follows_role(name.start):
            return NamedEntity(name.start, name.end, "PER")
        return name

    def _follows_role(self, start: int) -> bool:
        first, _ = self.annotated.sentence_of(start)
        return start > first and self.is_role(start - 1) and self.may_be_name(start)

    def persons_by_role(self) -> list[NamedEntity]:
        """Return the runs of name words that stand right after a title or role."""
        found = []
        for first, last in self.annotated.sentences:
            for token in range(first, last - 1):
                if self.is_role(token) and self.may_be_name(token + 1):
                    found.append(self._run(token + 1, last))
        return found

    def speakers(self, names: list[NamedEntity]) -> list[NamedEntity]:
        """Return the name words that are subject of a verb of saying and no name yet."""
        annotated, taken = self.annotated, _covered(names)
        found = []
        for token, deprel in enumerate(annotated.deprel):
            verb = annotated.head[token]
            if deprel != "nsubj" or token in taken or annotated.lemma[verb] not in self.speech:
                continue
            first, last = annotated.sentence_of(token)
            before = annotated.upos[token - 1] if token > first else ""
            if self.may_be_name(token) and before not in {"DET", "ADJ"}:
                found.append(self._run(token, last))
        return found

    def _run(self, start: int, last: int) -> NamedEntity:
        annotated, end = self.annotated, start + 1
        while end < last and end - start < _LONGEST_NAME:
            linking = annotated.forms[end] in self.links and end + 1 < last
            if self.may_be_name(end):
                end += 1
            elif linking and self.may_be_name(end + 1):
                end += 2
            else:
                break
        return NamedEntity(start, end, "PER")


def _covered(names: list[NamedEntity]) -> set[int]:
    return {token for name in names for token in range(name.start, name.end)}


def _merged(names: list[NamedEntity], more: list[NamedEntity]) -> list[NamedEntity]:
    """Add names where no name is yet; one that begins where a person's does and is longer wins."""
    merged = {name.start: name for name in names}
    taken = _covered(names)
    for name in more:
        old = merged.get(name.start)
        free = not any(token in taken for token in range(name.start, name.end))
        longer = old is not None and old.label == "PER" and old.end < name.end
        if longer and old is not None:
            free = not any(token in taken for token in range(old.end, name.end))
        if free:
            merged[name.start] = name
            taken |= _covered([name])
    return sorted(merged.values(), key=lambda name: name.start)


def _consistent(
    annotated: AnnotatedDocument, language: Language, names: list[NamedEntity]
) -> list[NamedEntity]:
    """Give the same words the same label throughout, and find them where they were missed."""
    key = _Keys(annotated, language)
    labels = _labels(key, names)
    found = []
    for name in names:
        words = key.of(name.start, name.end)
        found.append(NamedEntity(name.start, name.end, labels.get(words, name.label)))
    taken = _covered(names)
    singles = {words[0]: label for words, label in labels.items() if len(words) == 1}
    for token, upos in enumerate(annotated.upos):
        if upos == "PROPN" and token not in taken and len(annotated.forms[token]) > 2:
            label = singles.get(key.word(token))
            if label is not None:
                found.append(NamedEntity(token, token + 1, label))
    return sorted(found, key=lambda name: name.start)


class _Keys:
    """Words of names by which two occurrences are the same: without the genitive s."""

    def __init__(self, annotated: AnnotatedDocument, language: Language) -> None:
        self._forms = annotated.forms
        self._known = set(annotated.forms)
        self._nominative = language.rules.nominative

    def word(self, token: int) -> str:
        form = self._forms[token]
        bare = self._nominative(form)
        return bare if bare in self._known else form

    def of(self, start: int, end: int) -> tuple[str, ...]:
        return tuple(self.word(token) for token in range(start, end))


def _labels(key: _Keys, names: list[NamedEntity]) -> dict[tuple[str, ...], str]:
    """Return the label of every name: that of a fuller person's name, else the most frequent."""
    votes: dict[tuple[str, ...], Counter[str]] = {}
    surnames: set[str] = set()
    for name in names:
        words = key.of(name.start, name.end)
        votes.setdefault(words, Counter())[name.label] += 1
        if name.label == "PER" and len(words) > 1:
            surnames.add(words[-1])
    labels = {
        words: min(count, key=lambda label: (-count[label], label != "PER", label))
        for words, count in votes.items()
    }
    return labels | {(surname,): "PER" for surname in sorted(surnames)}
