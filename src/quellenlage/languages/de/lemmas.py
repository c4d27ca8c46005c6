"""Base forms of German words: a closed-class table, a lexicon, and rules by word class."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import simplemma

from quellenlage.languages.de.verbs import Verbs

_ADJECTIVE_ENDINGS = ("en", "em", "er", "es", "e")
_PARTICIPLE_ENDINGS = ("t", "end", "en")
_SHORTEST_STEM = 4
_SHORTEST_PART = 3
_UNCHANGED = frozenset({"PUNCT", "X", "SYM", "PROPN"})


def base_form(form: str, upos: str, closed: Mapping[str, Mapping[str, str]], verbs: Verbs) -> str:
    """Return the base form of ``form`` as a word of class ``upos`` (UD).

    ``closed`` gives the base forms that no rule yields, by word class and form in lower case.
    """
    lower = form.lower()
    known = closed.get(upos, {}).get(lower)
    if known is not None:
        return known
    if upos in _UNCHANGED or not form:
        return form
    if upos == "NUM":
        return lower if form.isalpha() else form
    by_class: dict[str, Callable[[], str]] = {
        "NOUN": lambda: _noun(form),
        "VERB": lambda: verbs.infinitive(lower),
        "AUX": lambda: verbs.infinitive(lower),
        "ADJ": lambda: _adjective_of_place(form) or _adjective(lower),
    }
    if upos in by_class:
        return by_class[upos]()
    return str(simplemma.lemmatize(lower, lang="de")).lower()


def is_known(form: str) -> bool:
    """Tell whether the lexicon has a word in this form or as it is written in a sentence."""
    return bool(form) and bool(simplemma.is_known(form, lang="de"))


def without_genitive(name: str) -> str:
    """Return a name in the genitive without its ending ("Lettlands", "Marx'")."""
    if name.endswith(("'", "’")):
        return name[:-1]
    if name.endswith("s") and not name.endswith(("ss", "us", "is")) and len(name) > _SHORTEST_STEM:
        return name[:-1].rstrip("'’")
    return name


def _noun(form: str) -> str:
    first, hyphen, last = form.rpartition("-")
    if hyphen and last:
        return f"{first}-{_noun(last) if last[0].isupper() else last}"
    found = str(simplemma.lemmatize(form, lang="de"))
    if found[:1].islower():
        return form  # the lexicon thinks of a verb ("Gondel", "gondeln")
    if found == form and not simplemma.is_known(form, lang="de"):
        return _compound(form)
    if "ß" in found and "ss" in form:
        found = found.replace("ß", "ss")  # the lexicon also has the spelling before 1996
    if found.isupper() and not form.isupper():
        found = found.capitalize()
    return found[:1].upper() + found[1:]


def _compound(form: str) -> str:
    """Return the base form of a compound by that of its longest known last part."""
    for start in range(_SHORTEST_PART, len(form) - _SHORTEST_PART):
        last = form[start:].capitalize()
        if simplemma.is_known(last, lang="de"):
            return form[:start] + _noun(last).lower()
    return form


def _adjective_of_place(form: str) -> str | None:
    """Return an adjective such as "Kieler", which has one form and keeps its capital."""
    if not form[:1].isupper() or not form.endswith("er"):
        return None
    if str(simplemma.lemmatize(form.lower(), lang="de")) == form:
        return form
    place = form.removesuffix("er")
    if not simplemma.is_known(place, lang="de") or _is_adjective(place.lower()):
        return None
    return form if str(simplemma.lemmatize(place, lang="de")) == place else None


def _is_adjective(form: str) -> bool:
    """Tell whether the lexicon has a word with the ending of an adjective ("gut", "gutes")."""
    return str(simplemma.lemmatize(form + "es", lang="de")) == form


def _adjective(form: str) -> str:
    found = str(simplemma.lemmatize(form, lang="de")).lower()
    stem = _stem(form)
    if found != form and found in {stem + "en", stem + "n"}:
        return stem  # the lexicon thinks of a verb ("weiche", "weichen")
    if found.endswith("n") and found != form and stem.endswith(_PARTICIPLE_ENDINGS):
        return stem  # a participle: "vereinbarte" is "vereinbart", not "vereinbaren"
    if found == form and not simplemma.is_known(form, lang="de"):
        return stem
    return found


def _stem(form: str) -> str:
    for ending in _ADJECTIVE_ENDINGS:
        if form.endswith(ending) and len(form) - len(ending) >= _SHORTEST_STEM:
            return form[: -len(ending)]
    return form
