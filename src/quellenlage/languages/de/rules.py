"""German base forms and compounds."""

from __future__ import annotations

import simplemma


class GermanRules:
    """The rules of German."""

    def lemma(self, form: str, upos: str) -> str:
        """Return the base form of ``form`` as a word of class ``upos`` (UD)."""
        return str(simplemma.lemmatize(form, lang="de"))

    def parts(self, lemma: str) -> tuple[str, ...]:
        """Return the parts of a compound noun, in base form; empty for a simple word."""
        return ()
