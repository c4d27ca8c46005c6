"""Adjectives of states, and nouns for people and bodies, with whose they are."""

from __future__ import annotations

from collections.abc import Mapping

from quellenlage.extract.mentions.lexicon import Lexicon
from quellenlage.extract.mentions.records import Found
from quellenlage.languages.tables.names import HumanNoun
from quellenlage.languages.tables.places import PlaceKind
from quellenlage.model import ActorType, AnnotatedDocument, Gender, MentionForm

_LEFT = frozenset({"det", "amod", "nummod", "advmod", "det:poss"})
_GENDERS = {"Masc": Gender.MASCULINE, "Fem": Gender.FEMININE, "Neut": Gender.NEUTER}


def find_adjectives(annotated: AnnotatedDocument, lexicon: Lexicon, taken: set[int]) -> list[Found]:
    """Return the adjectives of states, unions, regions and cities ("belarussisch", "Minsker").

    The adjective of a capital stands for the government before a noun for people or bodies
    ("der Minsker Machthaber"), else for the city.
    """
    found = []
    for token, form in enumerate(annotated.forms):
        if token in taken or not form[0].isalpha():
            continue
        plain = annotated.upos[token] in {"ADJ", "PROPN", "X"}
        parts = _adjective_parts(form, lexicon) if plain else []
        attributive = plain or is_before_noun(annotated, token)
        city = lexicon.city_adjective(form) if not parts and attributive else None
        if city is not None:
            parts = [(0, len(form), _city_or_state(annotated, token, city, lexicon))]
        for start, end, key in parts:
            begin = annotated.starts[token]
            found.append(
                Found(
                    start=begin + start,
                    end=begin + end,
                    first=token,
                    stop=token + 1,
                    head=token,
                    form=MentionForm.ADJECTIVE,
                    type=place_type(key, lexicon),
                    name=key,
                    key=key,
                )
            )
    return found


def is_before_noun(annotated: AnnotatedDocument, token: int) -> bool:
    """Tell whether a noun follows right behind: what ends in -er is an adjective then."""
    behind = token + 1
    return behind < len(annotated) and annotated.xpos[behind] == "NN"


def place_type(key: str, lexicon: Lexicon) -> ActorType:
    """Return the type of actor that the tables' name of a place stands for."""
    known = lexicon.place(key)
    kind = known.kind if known else PlaceKind.REGION
    if kind is PlaceKind.STATE:
        return ActorType.GPE
    return ActorType.ORGANISATION if kind is PlaceKind.UNION else ActorType.LOCATION


def _adjective_parts(form: str, lexicon: Lexicon) -> list[tuple[int, int, str]]:
    """Return the adjectives in a word: one, or those joined by hyphens."""
    parts, offset = [], 0
    whole = lexicon.adjective(form)
    if whole is not None:
        return [(0, len(form), whole)]
    if "-" not in form:
        return []
    for part in form.split("-"):
        key = lexicon.adjective(part) if len(part) > 4 else None
        if key is not None:
            parts.append((offset, offset + len(part), key))
        offset += len(part) + 1
    return parts


def _city_or_state(annotated: AnnotatedDocument, token: int, city: str, lexicon: Lexicon) -> str:
    owner = lexicon.government(city)
    head = token + 1 if is_before_noun(annotated, token) else annotated.head[token]
    if owner is None or lexicon.noun(annotated.forms[head], annotated.lemma[head]) is None:
        return city
    return owner


class NominalFinder:
    """Finds nouns for people and bodies in one article."""

    def __init__(self, annotated: AnnotatedDocument, lexicon: Lexicon, names: list[Found]) -> None:
        self._doc = annotated
        self._lexicon = lexicon
        self._name_at = {token: name for name in names for token in range(name.first, name.stop)}

    def find(self) -> list[Found]:
        """Return every noun phrase that names somebody by what they are."""
        found = []
        for token, form in enumerate(self._doc.forms):
            if token in self._name_at or not form[0].isupper() or not self._is_noun(token):
                continue
            noun = self._lexicon.noun(form, self._doc.lemma[token])
            if noun is not None:
                nominal = self._nominal(token, noun)
                if nominal is not None:
                    found.append(nominal)
        return found

    def _is_noun(self, token: int) -> bool:
        doc = self._doc
        return doc.upos[token] in {"NOUN", "PROPN"} or doc.xpos[token] == "NN"

    def _nominal(self, token: int, noun: HumanNoun) -> Found | None:
        doc = self._doc
        first = self._left_edge(token)
        feats = [doc.feats[t] for t in range(first, token) if doc.upos[t] == "DET"]
        if any(one.get("PronType") == "Neg" for one in feats):
            return None
        state, owner = self._belonging(token, first)
        if noun.weak and state is None and owner is None:
            return None
        plural = self._is_plural(token, noun)
        return Found(
            start=doc.starts[first],
            end=doc.ends[token],
            first=first,
            stop=token + 1,
            head=token,
            form=MentionForm.NOMINAL,
            type=self._type(noun, plural=plural),
            gender=Gender.PLURAL if plural else self._gender(token, noun),
            noun=noun,
            state=state,
            owner=owner,
            definite=any(
                one.get("Definite") == "Def" or one.get("PronType") == "Dem" for one in feats
            ),
            plural=plural,
            role=self._role_text(token, first, plural=plural),
        )

    def _left_edge(self, token: int) -> int:
        doc, first = self._doc, token
        while first > 0:
            left = first - 1
            of_city = self._is_of_city(left)
            modifies = of_city or doc.upos[left] in {"DET", "ADJ", "NUM"}
            if left in self._name_at or not modifies:
                break
            attributive = of_city or (
                doc.upos[left] == "ADJ" and doc.deprel[left] in {"amod", "conj"}
            )
            if doc.upos[left] == "DET" and self._is_of_city(first):
                attributive = True  # the parse gives the article to "Minsker"
            if not doc.forms[left][0].isalnum():
                break
            if not (attributive or left < doc.head[left] <= token):
                break
            first = left
        return first

    def _is_of_city(self, token: int) -> bool:
        """Tell whether a word is the adjective of a city before its noun ("Minsker")."""
        city = self._lexicon.city_adjective(self._doc.forms[token])
        return city is not None and is_before_noun(self._doc, token)

    def _is_plural(self, token: int, noun: HumanNoun) -> bool:
        if noun.gender is Gender.PLURAL:
            return True
        if noun.gender is Gender.FEMININE and noun.type is ActorType.ROLE:
            return not self._doc.forms[token].lower().endswith(self._lexicon.names.suffixes.women)
        told = [self._doc.feats[t].get("Number") for t in self._determiners(token)]
        number = next((n for n in told if n), None) or self._doc.feats[token].get("Number")
        return number == "Plur"

    def _determiners(self, token: int) -> list[int]:
        if token and self._is_of_city(token - 1):
            return [t for t in range(max(0, token - 3), token) if self._doc.upos[t] == "DET"]
        return [c for c in self._doc.children[token] if self._doc.upos[c] == "DET" and c < token]

    def _type(self, noun: HumanNoun, *, plural: bool) -> ActorType:
        return ActorType.GROUP if plural else noun.type

    def _gender(self, token: int, noun: HumanNoun) -> Gender:
        """Return the gender; a noun made of an adjective has that of its article."""
        told = [self._doc.feats[t].get("Gender") for t in self._determiners(token)]
        word = self._doc.forms[token]
        article = next((_GENDERS[g] for g in told if g in _GENDERS), None)
        adjectival = noun.base.endswith("er") and word != noun.base and noun.base[:-2] in word
        return article if adjectival and article else noun.gender

    def _belonging(self, token: int, first: int) -> tuple[str | None, str | None]:
        """Return whose a role or body is: a state of the tables, or the words that say it."""
        state = self._adjective_state(token, first) or self._prefix_state(self._doc.forms[token])
        if state is not None:
            return state, None
        before = self._name_at.get(first - 1)
        owner = self._name_at.get(complement_end(self._doc, token, self._name_at) - 1)
        if owner is None and before is not None and self._is_genitive(before):
            owner = before
        if owner is not None and owner.type in (ActorType.GPE, ActorType.LOCATION):
            return owner.key or owner.name, None
        if owner is not None:
            return None, owner.name
        end = complement_end(self._doc, token, self._name_at)
        return None, self._doc.lemma[end - 1] if end > token + 1 else None

    def _adjective_state(self, token: int, first: int) -> str | None:
        lexicon = self._lexicon
        for form in self._doc.forms[first:token]:
            city = lexicon.city_adjective(form)
            state = lexicon.adjective(form) or (lexicon.government(city) if city else None)
            if state is not None:
                return state
        return None

    def _is_genitive(self, name: Found) -> bool:
        written = self._doc.document.text[name.start : name.end]
        return written.endswith(("s", "’", "'")) and written != name.name

    def _prefix_state(self, form: str) -> str | None:
        """Return the state in a compound: "US-Präsident", "Kremlsprecher"."""
        prefix, hyphen, _ = form.partition("-")
        places = self._lexicon.places
        if hyphen:
            place = self._lexicon.place(prefix)
            return (place.speaks_for or place.key) if place else None
        for seat in places.seat_prefixes:
            if form.startswith(seat) and form != seat:
                return places.governments[seat]
        return None

    def _role_text(self, token: int, first: int, *, plural: bool) -> str:
        """Return a role as a dictionary would head it: "belarussischer Präsident"."""
        doc = self._doc
        noun = self._lexicon.noun(doc.forms[token], doc.lemma[token])
        gender = noun.gender if noun and not plural else Gender.PLURAL
        words = [
            self._agreeing(doc.forms[left], gender)
            for left in range(first, token)
            if doc.upos[left] == "ADJ" and doc.forms[left][0].isalpha()
        ]
        end = complement_end(doc, token, self._name_at)
        head = doc.forms[token] if plural else self._base_noun(token, noun)
        return " ".join([*words, head, *doc.forms[token + 1 : end]])

    def _base_noun(self, token: int, noun: HumanNoun | None) -> str:
        form = self._doc.forms[token]
        if noun is None or noun.gender is Gender.PLURAL:
            return form
        if noun.gender is Gender.FEMININE and noun.type is ActorType.ROLE:
            return form
        return noun.base

    def _agreeing(self, form: str, gender: Gender) -> str:
        if form.endswith("er") and form[0].isupper():
            return form
        for ending in sorted(self._lexicon.names.endings.weak, key=len, reverse=True):
            if form.endswith(ending) and len(form) - len(ending) > 2:
                return form.removesuffix(ending) + self._lexicon.names.endings.strong[gender]
        return form


def complement_end(annotated: AnnotatedDocument, token: int, name_at: Mapping[int, Found]) -> int:
    """Return the token behind a noun and the words that say whose it is.

    "Leiter *des ukrainischen Präsidialamtes*", "Präsident *von Belarus*", "Historiker *von der
    Universität des Saarlandes*". A name without such a word before it belongs to nobody.
    """
    at, size = token + 1, len(annotated)
    end = at
    for _ in range(2):
        if at >= size or not _opens_complement(annotated, at):
            break
        at += 1
        while at < size and at not in name_at and annotated.upos[at] in {"DET", "ADJ", "NUM"}:
            at += 1
        if at >= size:
            break
        name = name_at.get(at)
        if name is not None:
            end = at = name.stop
        elif annotated.upos[at] in {"NOUN", "PROPN"}:
            at += 1
            end = at
        else:
            break
    return end


def _opens_complement(annotated: AnnotatedDocument, token: int) -> bool:
    if annotated.upos[token] == "DET":
        return annotated.feats[token].get("Case") == "Gen"
    if annotated.forms[token] == "für":  # "Minister *für Verkehr*": a field has no article
        behind = token + 1
        return behind < len(annotated) and annotated.xpos[behind] == "NN"
    return annotated.forms[token] in {"von", "vom"}
