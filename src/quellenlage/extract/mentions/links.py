"""Role nouns joined to the names beside them, and to who was named before."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict

from quellenlage.extract.mentions.chains import genders_fit
from quellenlage.extract.mentions.lexicon import Lexicon
from quellenlage.extract.mentions.nominals import complement_end
from quellenlage.extract.mentions.records import Chain, Found
from quellenlage.model import (
    ActorType,
    AnnotatedDocument,
    BlockRole,
    MentionForm,
    RoleMention,
    Span,
)

_PEOPLE = frozenset({ActorType.PERSON})
_BODIES = frozenset({ActorType.ORGANISATION, ActorType.AGENCY, ActorType.OUTLET, ActorType.MISC})
_LONGEST_PLACE = 7  # tokens that say where an office is held
OPENING = frozenset('„"»“(«')


class RoleLinker:
    """Joins role nouns to the names beside them, then to what was named before."""

    def __init__(self, annotated: AnnotatedDocument, lexicon: Lexicon, chains: list[Chain]) -> None:
        self._doc = annotated
        self._lexicon = lexicon
        self.chains = chains
        named = [(chain, m) for chain in chains for m in chain.mentions]
        self._starting = {m.first: (chain, m) for chain, m in named}
        self._ending = {m.stop: (chain, m) for chain, m in named}
        self._chain_of_head = {m.head: chain for chain, m in named}
        blocks = sorted(annotated.document.blocks, key=lambda block: block.start)
        titles = [block for block in blocks if block.role is BlockRole.HEADLINE]
        leads = [block for block in blocks if block.role is BlockRole.LEAD]
        self._title_starts = [block.start for block in titles]
        self._title_ends = [block.end for block in titles]
        self._lead = (leads[0].start, leads[-1].end) if leads else (0, 0)
        self._of_noun: dict[str, dict[int, Chain]] = defaultdict(dict)
        self._name_at = {
            token: m
            for _, m in named
            if m.form is not MentionForm.ADJECTIVE
            for token in range(m.first, m.stop)
        }

    def link(self, nominals: list[Found]) -> list[Chain]:
        """Put every nominal in a chain, in text order; those that name a new actor open one."""
        rest = []
        for nominal in nominals:
            chain = self._behind(nominal) or self._before(nominal) or self._predicated(nominal)
            if chain is None:
                rest.append(nominal)
            else:
                self._give_role(chain, nominal)
        for nominal in sorted(rest, key=self._is_titled):  # a headline names what comes below
            chain = self._antecedent(nominal)
            if chain is None:
                chain = Chain(type=nominal.type, key=self._office_key(nominal))
                self.chains.append(chain)
                self._give_role(chain, nominal)
            else:
                reason = f"„{self._words(nominal)}“ steht im Artikel für {_named(chain)}."
                self._add(chain, nominal, reason)
        return self.chains

    def _add(self, chain: Chain, nominal: Found, reason: str = "") -> None:
        """Join a nominal, and remember under which nouns the chain can be taken up."""
        chain.add(nominal, reason)
        if nominal.noun is not None:
            for word in self._lexicon.taken_up_by(nominal.noun.base):
                self._of_noun[word].setdefault(id(chain), chain)

    def _give_role(self, chain: Chain, nominal: Found) -> None:
        self._add(chain, nominal)
        span = Span(nominal.start, nominal.end)
        chain.roles.append(RoleMention(text=nominal.role, span=span))

    def _words(self, found: Found) -> str:
        return self._doc.document.text[found.start : found.end]

    def _behind(self, nominal: Found) -> Chain | None:
        """Return whom "der Präsident *X*", "Prof. Dr. *X*", "die Agentur *Y*" name."""
        doc = self._doc
        for stop in (nominal.stop, complement_end(doc, nominal.head, self._name_at)):
            start = stop
            while start < len(doc) and (
                doc.forms[start] in OPENING or doc.forms[start] in self._lexicon.names.titles
            ):
                start += 1
            hit = self._starting.get(start) or self._between_commas(
                nominal, self._behind_place(start)
            )
            if hit is None:
                continue
            chain, name = hit
            if name.form is MentionForm.NAME and self._fits(nominal, chain, name):
                return chain
        return None

    def _behind_place(self, token: int) -> int:
        """Return the comma behind further words of where and for what: "in der Region Y,"."""
        doc, at = self._doc, token
        limit = min(len(doc), token + _LONGEST_PLACE)
        while at < limit and doc.upos[at] in {"ADP", "DET", "ADJ", "NOUN", "PROPN"}:
            at += 1
        bare = at > token and doc.upos[token] == "ADP"
        return at if bare and at < len(doc) and doc.forms[at] == "," else token

    def _between_commas(self, nominal: Found, comma: int) -> tuple[Chain, Found] | None:
        """Return the name in "die Direktorin der Behörde, *X Y*,"."""
        forms = self._doc.forms
        if not nominal.definite or comma >= len(forms) or forms[comma] != ",":
            return None
        hit = self._starting.get(comma + 1)
        if hit is None or " " not in hit[1].name:
            return None
        closed = hit[1].stop >= len(forms) or forms[hit[1].stop] in {",", ".", ")", ";", ":"}
        return hit if closed else None

    def _fits(self, nominal: Found, chain: Chain, name: Found) -> bool:
        """Tell whether a noun can describe the name that follows it."""
        if self._words(name) != name.name and not self._is_genitive(nominal):
            return False
        if nominal.type is ActorType.ROLE:
            return chain.type is ActorType.PERSON
        return nominal.type is ActorType.ORGANISATION and chain.type in _BODIES

    def _is_genitive(self, nominal: Found) -> bool:
        tokens = range(nominal.first, nominal.stop)
        return any(self._doc.feats[token].get("Case") == "Gen" for token in tokens)

    def _before(self, nominal: Found) -> Chain | None:
        """Return whom "*X*, Kommandeur der …," and "*X* (der Kommandeur)" name."""
        doc, comma = self._doc, nominal.first - 1
        if comma < 1 or doc.forms[comma] not in {",", "("} or nominal.plural:
            return None
        before = comma
        if doc.forms[before - 1] == ")":
            before = next((t for t in range(before - 2, before - 6, -1) if doc.forms[t] == "("), 0)
        hit = self._ending.get(before)
        end = complement_end(doc, nominal.head, self._name_at)
        closed = end >= len(doc) or doc.upos[end] in {"PUNCT", "ADP", "SCONJ", "CCONJ"}
        if hit is None or not closed or hit[1].form is not MentionForm.NAME:
            return None
        fits = _PEOPLE if nominal.type is ActorType.ROLE else _BODIES
        is_list = doc.deprel[nominal.head] == "conj" and nominal.definite
        return hit[0] if hit[0].type in fits and not is_list else None

    def _predicated(self, nominal: Found) -> Chain | None:
        """Return of whom "*X* ist Präsident von …" says so, by the parse or by the order."""
        doc = self._doc
        verb = nominal.first - 1
        hit = self._ending.get(verb) if verb > 0 and doc.upos[verb] == "AUX" else None
        if hit is not None and hit[0].type is ActorType.PERSON and nominal.type is ActorType.ROLE:
            return hit[0]
        children = doc.children[nominal.head]
        if nominal.type is not ActorType.ROLE or "cop" not in {doc.deprel[c] for c in children}:
            return None
        subjects = [c for c in children if doc.deprel[c] == "nsubj"]
        chain = self._chain_of_head.get(subjects[0]) if subjects else None
        return chain if chain is not None and chain.type is ActorType.PERSON else None

    def _antecedent(self, nominal: Found) -> Chain | None:
        """Return the latest actor whom a definite noun, or the same noun again, can name.

        A noun with its state ("der Minsker Machthaber") may also stand before the name.
        """
        if nominal.noun is None:
            return None
        words = self._lexicon.takes_up_by(nominal.noun.base)
        near = {key: chain for word in words for key, chain in self._of_noun[word].items()}
        fitting = [chain for chain in near.values() if self._takes_up(nominal, chain)]
        before = [chain for chain in fitting if chain.last_end(nominal.start) >= 0]
        if before:
            return max(before, key=lambda chain: chain.last_end(nominal.start))
        named = [chain for chain in fitting if chain.names or self._heads(nominal)]
        return named[0] if len(named) == 1 else None

    def _is_titled(self, nominal: Found) -> bool:
        place = bisect_right(self._title_starts, nominal.start) - 1
        return place >= 0 and nominal.start < self._title_ends[place]

    def _heads(self, nominal: Found) -> bool:
        """Tell whether a noun stands in headline or lead, which name what the text explains."""
        return self._is_titled(nominal) or self._lead[0] <= nominal.start < self._lead[1]

    def _takes_up(self, nominal: Found, chain: Chain) -> bool:
        noun = nominal.noun
        if noun is None or not _same_kind(nominal, chain):
            return False
        bare = self._doc.upos[nominal.first] != "DET" and not nominal.plural
        if not nominal.definite and not (bare and self._heads(nominal)):
            office = (noun.base, nominal.state, nominal.owner)
            several = nominal.plural or nominal.type is ActorType.ORGANISATION
            return several and not chain.names and office in chain.offices
        if not genders_fit(chain.gender, nominal.gender):
            return False
        return any(
            self._lexicon.takes_up(noun.base, base)
            and nominal.state in (None, state)
            and nominal.owner in (None, owner)
            for base, state, owner in chain.offices
        )

    def _office_key(self, nominal: Found) -> str | None:
        """Return a key for what a state has one of: "Verteidigungsministerium (Russland)"."""
        offices = self._lexicon.names.offices
        if nominal.noun is None or nominal.state is None:
            return None
        word = self._doc.forms[nominal.head]
        if nominal.noun.base in offices.forces or word in offices.forces:
            counted = any(
                self._doc.upos[token] == "NUM" for token in range(nominal.first, nominal.stop)
            )
            return None if counted else f"{offices.forces[0]} ({nominal.state})"
        if nominal.plural:
            return None
        base = nominal.noun.base.rpartition("-")[2]
        if base in offices.bodies or base in offices.persons:
            return f"{base} ({nominal.state})"
        return None


def _same_kind(nominal: Found, chain: Chain) -> bool:
    if nominal.type is ActorType.ROLE:
        return chain.type in {ActorType.PERSON, ActorType.ROLE}
    if nominal.type is ActorType.ORGANISATION:
        return chain.type in _BODIES
    return chain.type is nominal.type


def _named(chain: Chain) -> str:
    name = max(chain.names, key=lambda one: (len(one), one), default="")
    return f"„{name}“" if name else f"„{chain.roles[0].text}“"
