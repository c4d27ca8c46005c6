"""Names of bodies and papers made of several words, and common words taken for names."""

from __future__ import annotations

from collections.abc import Callable

from quellenlage.annotate.spotter import NameTables
from quellenlage.languages import LanguageRules
from quellenlage.model import ActorType, AnnotatedDocument, NamedEntity

_DETERMINERS = frozenset({"ART", "APPRART", "PPOSAT", "PDAT"})


def join_bodies(
    annotated: AnnotatedDocument, names: list[NamedEntity], tables: NameTables
) -> list[NamedEntity]:
    """Return the names with those of bodies whole.

    "das Portal *X Online*" takes all name words behind the noun; "*Krankenhaus X*" the place
    an institution is called by; "*Neue Xer Nachrichten*" is the title of a paper.
    """
    reader = _Bodies(annotated, tables)
    for find in (reader.called, reader.of_place, reader.paper):
        names = _with(names, find)
    return names


def _with(
    names: list[NamedEntity], find: Callable[[list[NamedEntity]], list[NamedEntity]]
) -> list[NamedEntity]:
    """Put the bodies found in place of what they hold; none may cut a name in two."""
    found = names
    for body in find(names):
        met = [name for name in found if name.start < body.end and body.start < name.end]
        if any(name.start < body.start or name.end > body.end for name in met):
            continue
        found = [name for name in found if name not in met] + [body]
    return sorted(found, key=lambda name: name.start)


class _Bodies:
    """Looks for bodies in one article."""

    def __init__(self, annotated: AnnotatedDocument, tables: NameTables) -> None:
        self._doc = annotated
        self._forms = annotated.forms
        self._tables = tables

    def called(self, names: list[NamedEntity]) -> list[NamedEntity]:
        """Return runs of two and more name words behind a noun for a body."""
        whole = {(name.start, name.end) for name in names}
        people = {n.start for n in names if n.label == "PER" and n.end > n.start + 1}
        found = []
        for first, last in self._doc.sentences:
            for token in range(first + 1, last - 1):
                if not self._is_body(token - 1) or token in people:
                    continue
                end = token
                while end < last and self._is_name_word(end):
                    end += 1
                if end >= token + 2 and (token, end) not in whole:
                    found.append(NamedEntity(token, end, "ORG"))
        return found

    def of_place(self, names: list[NamedEntity]) -> list[NamedEntity]:
        """Return institutions with the place behind them: "Amtsgericht X"."""
        starts = {name.end: name.start for name in names if name.label == "ORG"}
        found = []
        for name in names:
            noun = name.start - 1
            first, _ = self._doc.sentence_of(name.start)
            if name.label != "LOC" or noun < first:
                continue
            if self._doc.lemma[noun] in self._tables.institutions:
                start = min(starts.get(name.start, noun), noun)
                found.append(NamedEntity(start, name.end, "ORG"))
        return found

    def paper(self, names: list[NamedEntity]) -> list[NamedEntity]:
        """Return titles of papers made of a place's adjective: "Xer Tageblatt"."""
        del names
        found = []
        for first, last in self._doc.sentences:
            for token in range(first, last - 1):
                if not self._is_city_adjective(token) or not self._ends_title(token + 1):
                    continue
                start = token
                if token > first + 1 and self._doc.xpos[token - 1] == "ADJA":
                    start -= self._forms[token - 1][:1].isupper()
                found.append(NamedEntity(start, token + 2, "ORG"))
        return found

    def _is_body(self, token: int) -> bool:
        noun = self._tables.nouns.get(self._doc.lemma[token])
        return noun is not None and noun.type is ActorType.ORGANISATION

    def _is_name_word(self, token: int) -> bool:
        form = self._forms[token]
        if not form[:1].isupper() or form in self._tables.places:
            return False
        return self._doc.xpos[token] in {"NE", "FM"}

    def _is_city_adjective(self, token: int) -> bool:
        form = self._forms[token]
        return form[:1].isupper() and len(form) > 4 and form.endswith(self._tables.city_ending)

    def _ends_title(self, token: int) -> bool:
        low = self._forms[token].lower()
        titled = self._forms[token][:1].isupper() and low.endswith(self._tables.title_endings)
        return titled and self._doc.xpos[token - 1] in {"ADJA", "NE", "NN"}


def without_common_words(
    annotated: AnnotatedDocument,
    names: list[NamedEntity],
    tables: NameTables,
    rules: LanguageRules,
) -> list[NamedEntity]:
    """Return the names without plain nouns: "den Kai" is no man, "Zweifel" no body.

    A surname that the article also gives in full stays one with an article before it.
    """
    forms, xpos = annotated.forms, annotated.xpos
    surnames = {forms[n.end - 1] for n in names if n.label == "PER" and n.end > n.start + 1}

    def is_common(name: NamedEntity) -> bool:
        first, last = name.start, name.end - 1
        if name.label == "MISC" and xpos[first] == "ART" and last == first + 1:
            return xpos[last] == "NN" and rules.knows(forms[last])
        if name.label == "ORG" and last == first:
            plain = xpos[first] == "NN" and not forms[first].isupper()
            return plain and rules.knows(forms[first]) and not _may_be_body(forms[first], tables)
        if name.label != "PER" or last > first or forms[first] in surnames:
            return False
        determined = first > annotated.sentence_of(first)[0] and xpos[first - 1] in _DETERMINERS
        return determined and rules.knows(forms[first])

    return [name for name in names if not is_common(name)]


def _may_be_body(form: str, tables: NameTables) -> bool:
    """Tell whether a common noun can stand for a body by itself: "Bundeswehr"."""
    known = form in tables.nouns or form in tables.sources or form in tables.places
    return known or form.lower().endswith(tables.body_endings)
