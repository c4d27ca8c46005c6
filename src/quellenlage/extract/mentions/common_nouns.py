"""Plain nouns that the base took for names: German writes both with a capital."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from quellenlage.extract.mentions.lexicon import Lexicon
from quellenlage.model import AnnotatedDocument

_ARTICLES = frozenset({"ART", "APPRART"})


class CommonNouns:
    """Tells the plain nouns of one article from its names."""

    def __init__(
        self, annotated: AnnotatedDocument, lexicon: Lexicon, people: AbstractSet[str]
    ) -> None:
        self._doc = annotated
        self._lexicon = lexicon
        self._people = people

    def holds(self, start: int, end: int, label: str) -> bool:
        """Tell whether the base took a plain noun for a name ("Militärallianz", "mit Häme")."""
        doc = self._doc
        form = doc.forms[start]
        if end - start != 1 or form in self._people or form.removesuffix("s") in self._people:
            return False
        if self._is_measured(start) or (label == "LOC" and self._is_no_place(start)):
            return True
        if doc.xpos[start] == "NN" and start and doc.xpos[start - 1] in _ARTICLES:
            return self._lexicon.knows(form)
        if doc.upos[start] != "NOUN":
            return False
        return self._lexicon.noun(form, doc.lemma[start]) is not None

    def _is_no_place(self, token: int) -> bool:
        """Tell whether a word of the dictionary stands where no place would."""
        doc, lexicon = self._doc, self._lexicon
        before = doc.forms[token - 1] if token else ""
        if (
            before.lower() in lexicon.places.local_prepositions
            or before in lexicon.places.place_nouns
        ):
            return False
        described = token > 0 and doc.xpos[token - 1] == "ADJA"
        if described and doc.xpos[token] == "NN":
            return lexicon.knows(doc.forms[token])
        return lexicon.knows_word(doc.forms[token])

    def _is_measured(self, token: int) -> bool:
        """Tell whether a word is what a number counts: "48 Millionen Euro"."""
        doc = self._doc
        if not token or doc.xpos[token] not in {"NN", "NE"} or doc.forms[token][-1:] == "s":
            return False
        ends = doc.forms[token - 1].endswith(".")  # "im Oktober 2024. Bergmann ..."
        counted = (doc.xpos[token - 1] == "CARD" and not ends) or self._lexicon.multiplies(
            doc.lemma[token - 1]
        )
        return counted and self._lexicon.knows(doc.forms[token])
