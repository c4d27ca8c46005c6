"""German: the rules that no table can say; the tables lie beside this file as TOML."""

from quellenlage.languages.de.rules import GermanRules


def rules() -> GermanRules:
    """Return the rules of German."""
    return GermanRules()


__all__ = ["GermanRules", "rules"]
