"""Claims: the wordings of one proposition, brought together across articles."""

from quellenlage.resolve.claims.gather import gather_claims

__all__ = ["gather_claims"]
