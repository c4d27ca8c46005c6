"""Names that the base did not see, found by what it saw elsewhere in the article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from quellenlage.extract.mentions.lexicon import Lexicon
from quellenlage.model import AnnotatedDocument, NamedEntity
from quellenlage.text.transliteration import consonants, spelling_similarity

_DETERMINERS = frozenset({"ART", "APPRART", "PPOSAT"})
_SURE = 0.95  # how alike a word must be to a surname to be another spelling of it


class MissedNames:
    """Knows the names the base saw in one article; ``people`` are surnames given in full."""

    def __init__(
        self, annotated: AnnotatedDocument, entities: Sequence[NamedEntity], lexicon: Lexicon
    ) -> None:
        self._doc = annotated
        self._forms = annotated.forms
        self._lexicon = lexicon
        self._label_at = {entity.start: entity.label for entity in entities}
        self.people = {
            self._forms[e.end - 1]
            for e in entities
            if e.label == "PER" and e.end - e.start > 1 and lexicon.is_given(self._forms[e.start])
        }
        self._skeletons: dict[str, list[str]] = defaultdict(list)
        for surname in sorted(self.people):
            self._skeletons[consonants(surname)].append(surname)
        self._singles = {
            self._forms[e.start]: e.label
            for e in entities
            if e.end - e.start == 1 and self._is_plain_name(e.start)
        }

    def at(self, token: int) -> tuple[int, str] | None:
        """Return where a missed name that begins at ``token`` ends, and its label."""
        form = self._forms[token]
        if not form[0].isupper() or not form.replace("-", "").isalpha():
            return None
        if self._is_given_before(token) or self._is_given_and_surname(token):
            return token + 2, "PER"
        if len(form) < 4 or (token and self._doc.xpos[token - 1] in _DETERMINERS):
            return None  # "der Koch" is no Mr Koch
        if self._is_surname_again(token):
            return token + 1, "PER"
        label = self._singles.get(form) or self._singles.get(form.removesuffix("s"))
        return (token + 1, label) if label else None

    def _is_plain_name(self, token: int) -> bool:
        form = self._forms[token]
        if self._doc.xpos[token] != "NE" or len(form) < 4:
            return False
        return self._lexicon.noun(form, self._doc.lemma[token]) is None

    def _is_given_before(self, token: int) -> bool:
        """Tell whether the base left a given name out of the name that follows."""
        doc, behind = self._doc, token + 1
        if self._label_at.get(behind) != "PER" or doc.upos[token] != "PROPN":
            return False
        if self._forms[token] in self._lexicon.calendar:
            return False  # "am Dienstag Scharapenko"
        return doc.deprel[behind] == "flat" and doc.head[behind] == token

    def _is_given_and_surname(self, token: int) -> bool:
        """Tell whether a listed given name and the word joined to it are a name."""
        doc, behind = self._doc, token + 1
        if doc.upos[token] != "PROPN" or behind >= len(doc) or behind in self._label_at:
            return False
        return self._lexicon.is_given(self._forms[token]) and is_surname(doc, behind, token)

    def _is_surname_again(self, token: int) -> bool:
        """Tell whether a surname that the article gave in full comes again."""
        form = self._forms[token]
        if form in self.people or form.removesuffix("s") in self.people:
            return True
        if self._doc.xpos[token] not in {"NE", "NN", "FM"} or self._lexicon.source(form):
            return False
        near = self._skeletons.get(consonants(form), ())
        return any(spelling_similarity(form, surname) >= _SURE for surname in near)


def is_surname(annotated: AnnotatedDocument, token: int, given: int) -> bool:
    """Tell whether the parse joins a word to the given name before it."""
    form = annotated.forms[token]
    joined = annotated.head[token] == given and annotated.deprel[token] in {"flat", "appos"}
    return joined and form[0].isupper() and form.isalpha() and annotated.xpos[token] in {"NE", "NN"}
