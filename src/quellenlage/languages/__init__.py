"""The languages Quellenlage reads, one folder each."""

from quellenlage.languages.base import Language, LanguageRules
from quellenlage.languages.load import LANGUAGES, load_language

__all__ = ["LANGUAGES", "Language", "LanguageRules", "load_language"]
