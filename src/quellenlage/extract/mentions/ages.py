"""Nouns made of an age ("der 68-Jährige"), given to whom the article has been speaking of."""

from __future__ import annotations

import re

from quellenlage.extract.mentions.records import Chain, Found
from quellenlage.languages.tables.names import HumanNoun
from quellenlage.model import (
    ActorType,
    AnnotatedDocument,
    Gender,
    MentionForm,
    RoleMention,
    Span,
)

_AGE = re.compile(r"^(\d{1,3})-[Jj]ährige[rnms]?$")
_PLAIN_AGE = re.compile(r"^\d{1,3}$")
_DETERMINERS = frozenset({"ART", "PDAT", "PPOSAT", "APPRART"})
_GENDERS = {"Masc": Gender.MASCULINE, "Fem": Gender.FEMININE}
_BEFORE_AGE = frozenset({"(", ","})
_BEHIND_AGE = frozenset({")", ","})
_OLDEST = 120


class AgeResolver:
    """Joins nouns made of an age to people: by the age if it is told, else to the last one named.

    In German reports such a noun takes up whoever the text is about; it stands for somebody new
    only without a definite article.
    """

    def __init__(self, annotated: AnnotatedDocument, chains: list[Chain]) -> None:
        self._doc = annotated
        self.chains = chains
        self._ages = {id(chain): age for chain in chains if (age := self._told(chain))}

    def resolve(self) -> list[Chain]:
        """Give every such noun to a chain, one of its own if nobody fits."""
        for token, form in enumerate(self._doc.forms):
            match = _AGE.match(form)
            if match is not None and self._stands_alone(token):
                self._join(self._found(token, match.group(1)), match.group(1))
        return self.chains

    def _stands_alone(self, token: int) -> bool:
        """Tell whether no noun follows that the age would describe."""
        doc, behind = self._doc, token + 1
        if doc.forms[token].endswith("m"):
            return False
        return behind >= len(doc) or doc.upos[behind] not in {"NOUN", "PROPN", "ADJ"}

    def _found(self, token: int, age: str) -> Found:
        doc = self._doc
        determined = token > 0 and doc.xpos[token - 1] in _DETERMINERS
        first = token - 1 if determined else token
        told = doc.feats[first] if determined else {}
        role = f"{age}-Jähriger"
        gender = _GENDERS.get(told.get("Gender", ""))
        return Found(
            start=doc.starts[first],
            end=doc.ends[token],
            first=first,
            stop=token + 1,
            head=token,
            form=MentionForm.NOMINAL,
            type=ActorType.ROLE,
            gender=gender if told.get("Case") in {"Nom", "Acc"} else None,
            noun=HumanNoun(role, ActorType.ROLE, gender or Gender.MASCULINE),
            definite=told.get("Definite") == "Def",
            plural=told.get("Number") == "Plur",
            role=role,
        )

    def _join(self, found: Found, age: str) -> None:
        chain = self._antecedent(found, age) if found.definite and not found.plural else None
        if chain is None:
            kind = ActorType.GROUP if found.plural else ActorType.ROLE
            chain = Chain(type=kind, gender=found.gender)
            chain.roles.append(RoleMention(text=found.role, span=Span(found.start, found.end)))
            self.chains.append(chain)
            chain.add(found)
        else:
            words = self._doc.document.text[found.start : found.end]
            name = max(chain.names, key=lambda one: (len(one), one), default="")
            chain.add(found, f"„{words}“ steht im Artikel für „{name}“." if name else "")
        self._ages[id(chain)] = age

    def _antecedent(self, found: Found, age: str) -> Chain | None:
        fitting = [
            chain
            for chain in self.chains
            if chain.type in (ActorType.PERSON, ActorType.ROLE)
            and self._ages.get(id(chain), age) == age
            and (None in (chain.gender, found.gender) or chain.gender is found.gender)
            and chain.last_end(found.start) >= 0
        ]
        told = [chain for chain in fitting if id(chain) in self._ages]
        people = told or [chain for chain in fitting if chain.type is ActorType.PERSON]
        return max(people, key=lambda chain: chain.last_end(found.start), default=None)

    def _told(self, chain: Chain) -> str | None:
        """Return the age an article gives beside a name: "X Y (68)", "die 42-jährige X Y"."""
        forms = self._doc.forms
        for found in chain.mentions:
            behind = forms[found.stop : found.stop + 3]
            if (
                len(behind) > 2
                and behind[0] in _BEFORE_AGE
                and behind[2] in _BEHIND_AGE
                and _PLAIN_AGE.match(behind[1])
                and int(behind[1]) <= _OLDEST
            ):
                return behind[1]
            for form in forms[max(0, found.first - 2) : found.head]:
                match = _AGE.match(form)
                if match is not None:
                    return match.group(1)
        return None
