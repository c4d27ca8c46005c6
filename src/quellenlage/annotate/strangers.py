"""Names that no lexicon knows, told by where they stand.

German writes every noun with a capital, so what tells a name is that no dictionary has the word
and that it stands where names stand: without an article behind "in", beside a noun for a place
or a body, before what it owns, as the place of writing. The evidence of a whole article is added
up, so that a word told once is a name throughout.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from quellenlage.annotate.consistency import covered
from quellenlage.annotate.spotter import NameTables, Spotter
from quellenlage.languages import LanguageRules
from quellenlage.model import ActorType, AnnotatedDocument, NamedEntity

_SHORTEST = 4
_ENOUGH = 3.0
"""Evidence that makes a word a name: one sure place, or two likely ones (own trial)."""
_DETERMINERS = frozenset({"ART", "APPRART", "PPOSAT", "PDAT", "PIAT", "PWAT", "CARD"})
_KINDS = (ActorType.LOCATION, ActorType.ORGANISATION)
_BELONGING: dict[ActorType | None, float] = {ActorType.LOCATION: 3.0, ActorType.ORGANISATION: 2.5}


class Strangers:
    """The words of one article that no lexicon knows, with what speaks for their being names."""

    def __init__(
        self, annotated: AnnotatedDocument, tables: NameTables, rules: LanguageRules
    ) -> None:
        self._doc = annotated
        self._forms = annotated.forms
        self._tables = tables
        self._rules = rules
        self._spotter = Spotter(annotated, tables)
        self._blocks = {block.start: block.end for block in annotated.document.blocks}

    def find(self, names: list[NamedEntity]) -> list[NamedEntity]:
        """Return the names with the strangers among them: added, joined and labelled anew."""
        places: dict[str, list[int]] = defaultdict(list)
        for token in range(len(self._forms)):
            if self._is_stranger(token):
                places[self._key(token)].append(token)
        if not places:
            return names
        labels = self._labels(places, names)
        label_at = {
            token: labels[key]
            for token in range(len(self._forms))
            if self._forms[token][:1].isupper() and (key := self._key(token)) in labels
        }
        strange = {token for tokens in places.values() for token in tokens}
        return self._named(names, label_at, strange)

    # ---- what is a stranger ---------------------------------------------------------------

    def _is_stranger(self, token: int) -> bool:
        form, doc = self._forms[token], self._doc
        if len(form) < _SHORTEST or not form[0].isupper() or not form.replace("-", "").isalpha():
            return False
        if form.isupper() or form in self._tables.places or form in self._tables.sources:
            return False
        if doc.xpos[token] not in {"NN", "NE", "FM"} and doc.upos[token] not in {"PROPN", "NOUN"}:
            return False
        return not self._is_word(token)

    def _is_word(self, token: int) -> bool:
        """Tell whether a lexicon has the word; a compound where names stand is none."""
        form, rules, doc = self._forms[token], self._rules, self._doc
        if rules.knows(form) or self._spotter.is_role(token):
            return True
        first, hyphen, last = form.rpartition("-")
        if hyphen:
            return rules.knows(first) or (
                rules.knows(last) and last not in self._tables.company_words
            )
        if doc.upos[token] == "PROPN" or doc.xpos[token] == "NE":
            return False
        if form.endswith(self._tables.town_endings) and self._before(token) == "APPR":
            return False
        if not rules.parts(form) and not rules.parts(doc.lemma[token]):
            return False
        return not self._opens_report(token) and self._noun_before(token) not in _KINDS

    def _key(self, token: int) -> str:
        """Return the word without the s of a genitive."""
        form = self._forms[token]
        genitive = self._owns(token) or self._doc.feats[token].get("Case") == "Gen"
        return self._rules.nominative(form) if genitive else form

    # ---- evidence -------------------------------------------------------------------------

    def _labels(self, places: dict[str, list[int]], names: list[NamedEntity]) -> dict[str, str]:
        """Return the label of every stranger that is a name."""
        votes: dict[str, dict[str, float]] = {key: defaultdict(float) for key in places}
        taken = covered(names)
        for name in names:
            told = votes.get(self._key(name.end - 1))
            full = name.end - name.start > 1
            if told is not None and (name.label == "PER" or not full):
                told[name.label] += 4.0 if full else 2.0
        for key, tokens in places.items():
            for token in tokens:
                for label, weight in self._evidence(token, labelled=token in taken):
                    votes[key][label] += weight
        labels = {}
        for key, told in votes.items():
            weight = sum(told.values())
            told.pop("", None)
            if told and weight >= _ENOUGH:
                labels[key] = max(sorted(told), key=lambda label: told[label])
        return labels

    def _evidence(self, token: int, *, labelled: bool) -> Iterator[tuple[str, float]]:
        """Yield labels with their weight, "" for any, as far as the words around tell."""
        tables, last = self._tables, self._forms[token].rpartition("-")[2]
        determined = self._before(token) in _DETERMINERS
        if last in tables.company_words:
            yield "ORG", 3.0
        elif determined and not self._on_the_shore(token):
            yield "", -1.0
        else:
            yield from self._beside(token, labelled=labelled)
        if self._owns(token):
            yield ("LOC" if self._noun_before(token + 2) else ""), 1.5
        if self._doc.xpos[token] == "NE" and not determined:
            yield "", 1.0
        if self._speaks(token) and not determined:
            yield "PER", 1.5

    def _beside(self, token: int, *, labelled: bool) -> Iterator[tuple[str, float]]:
        """Yield what the words before a stranger tell."""
        tables = self._tables
        kind = self._noun_before(token)
        low = self._forms[token - 1].lower() if token else ""
        if kind is ActorType.LOCATION or self._on_the_shore(token) or self._opens_report(token):
            yield "LOC", 3.0
        elif kind is ActorType.ORGANISATION:
            yield "ORG", 1.5 if labelled else 3.0
        elif self._before(token) != "APPR":
            return
        elif self._forms[token].endswith(tables.town_endings):
            yield "LOC", 3.0
        elif low in tables.local_prepositions or low in tables.directions:
            sure = self._doc.xpos[token] != "NN" or self._doc.upos[token] == "PROPN"
            yield "LOC", 3.0 if sure else 2.0
        elif low in tables.belonging:
            owner = self._noun_before(token - 1)
            yield "LOC", _BELONGING.get(owner, 1.5)

    def _before(self, token: int) -> str:
        """Return the tag of the word before in the sentence."""
        return self._doc.xpos[token - 1] if token > self._doc.sentence_of(token)[0] else ""

    def _noun_before(self, token: int) -> ActorType | None:
        """Return what the noun right before names: a kind of place, of body or of person."""
        doc, at, tables = self._doc, token - 1, self._tables
        if at < doc.sentence_of(token)[0] or not self._forms[at][:1].isupper():
            return None
        form, lemma = self._forms[at], doc.lemma[at]
        if form in tables.place_nouns or lemma in tables.place_nouns:
            return ActorType.LOCATION
        noun = tables.nouns.get(lemma) or tables.nouns.get(form)
        if noun is not None:
            return noun.type
        if lemma.lower().endswith(tables.body_endings) and lemma not in tables.not_roles:
            return ActorType.ORGANISATION
        return ActorType.ROLE if self._spotter.is_role(at) else None

    def _owns(self, token: int) -> bool:
        """Tell whether a word with a genitive s stands before a noun: "Xs Bürgermeister"."""
        doc, behind, form = self._doc, token + 1, self._forms[token]
        if not form.endswith("s") or form.endswith("ss") or behind >= len(doc):
            return False
        return self._before(token) not in _DETERMINERS and doc.xpos[behind] == "NN"

    def _on_the_shore(self, token: int) -> bool:
        """Tell whether a name with article stands where rivers stand: "an der X"."""
        if token < 2 or not self._form_is_nominal(token) or self._before(token) != "ART":
            return False
        return self._forms[token - 2].lower() in self._tables.shore_prepositions

    def _opens_report(self, token: int) -> bool:
        """Tell whether a word is the place of writing: "X, 3. Mai (abc)", "X. Der Rat ..."."""
        doc = self._doc
        first, last = doc.sentence_of(token)
        end = self._blocks.get(doc.starts[token])
        if token != first or end is None or token + 2 >= len(doc):
            return False
        mark, behind = self._forms[token + 1 : token + 3]
        if last == token + 2:
            return mark == "." and doc.starts[token + 2] < end
        return mark == "(" or (mark == "," and behind[:1].isdigit())

    def _speaks(self, token: int) -> bool:
        doc = self._doc
        return doc.deprel[token] == "nsubj" and doc.lemma[doc.head[token]] in self._tables.speech

    # ---- names made of it -----------------------------------------------------------------

    def _named(
        self, names: list[NamedEntity], label_at: dict[int, str], strange: set[int]
    ) -> list[NamedEntity]:
        """Label single names anew, add those that were missed, join a given name before one."""
        found = {name.start: name for name in names}
        taken = covered(names)
        singles = {name.start for name in names if name.end == name.start + 1}
        for token in sorted(label_at.keys() | singles):
            label = label_at.get(token) or found[token].label
            if token in label_at and (
                token in singles or (token not in taken and self._stands_bare(token, label))
            ):
                found[token] = NamedEntity(token, token + 1, label)
                taken.add(token)
            given = token - 1
            free = given in strange and given not in taken and given not in label_at
            if token in found and token in strange and free and self._is_given(given):
                del found[token]
                found[given] = NamedEntity(given, token + 1, "PER")
                taken.add(given)
        return sorted(found.values(), key=lambda name: name.start)

    def _stands_bare(self, token: int, label: str) -> bool:
        """Tell whether no article makes a common noun of the word ("der Koch")."""
        if label == "ORG" or self._on_the_shore(token):
            return True
        return self._before(token) not in _DETERMINERS | {"ADJA"} and self._form_is_nominal(token)

    def _form_is_nominal(self, token: int) -> bool:
        return self._doc.upos[token] in {"PROPN", "NOUN", "X"}

    def _is_given(self, token: int) -> bool:
        """Tell whether a stranger can be the given name of the one behind it."""
        form, doc = self._forms[token], self._doc
        if form.endswith(self._tables.city_ending) or self._owns(token) or "-" in form:
            return False
        return doc.sentence_index(token) == doc.sentence_index(token + 1)
