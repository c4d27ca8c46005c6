"""Names: what the model found, mended by what stands beside a name and elsewhere in the text.

No corpus holds the names of this year's news. A word the model does not know is a person's
name where a title or role stands before it or it is the subject of a verb of saying; and a name
means the same wherever it stands in one article.
"""

from __future__ import annotations

from quellenlage.annotate.bodies import join_bodies, without_common_words
from quellenlage.annotate.consistency import covered, make_consistent
from quellenlage.annotate.spotter import NameTables, Spotter
from quellenlage.annotate.strangers import Strangers
from quellenlage.languages import LanguageRules
from quellenlage.model import AnnotatedDocument, NamedEntity


def find_names(
    annotated: AnnotatedDocument, tables: NameTables, rules: LanguageRules
) -> list[NamedEntity]:
    """Return the names in order, without overlap."""
    spotter = Spotter(annotated, tables)
    trimmed = [spotter.trimmed(name) for name in annotated.entities]
    names = [spotter.relabelled(name) for name in trimmed if name is not None]
    names = _merged(names, spotter.persons_by_role())
    names = _merged(names, spotter.speakers(names))
    names = Strangers(annotated, tables, rules).find(names)
    names = without_common_words(annotated, names, tables, rules)
    names = make_consistent(annotated, names, tables.given, rules)
    return join_bodies(annotated, names, tables)


def _merged(names: list[NamedEntity], more: list[NamedEntity]) -> list[NamedEntity]:
    """Add names where no name is yet; one that begins where a person's does and is longer wins."""
    merged = {name.start: name for name in names}
    taken = covered(names)
    for name in more:
        old = merged.get(name.start)
        free = not any(token in taken for token in range(name.start, name.end))
        longer = old is not None and old.label == "PER" and old.end < name.end
        if longer and old is not None:
            free = not any(token in taken for token in range(old.end, name.end))
        if free:
            merged[name.start] = name
            taken |= covered([name])
    return sorted(merged.values(), key=lambda name: name.start)
