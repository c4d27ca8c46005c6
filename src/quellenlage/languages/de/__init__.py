"""German: the rules that no table can say; the tables lie beside this file as TOML."""

from quellenlage.languages.de.rules import GermanRules
from quellenlage.languages.tables.grammar import GrammarTable


def rules(grammar: GrammarTable) -> GermanRules:
    """Return the rules of German."""
    return GermanRules(grammar)


__all__ = ["GermanRules", "rules"]
