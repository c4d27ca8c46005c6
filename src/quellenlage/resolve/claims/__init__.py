"""Claims: the wordings of one proposition, brought together across articles."""

from quellenlage.resolve.claims.aids import NO_AIDS, Aids
from quellenlage.resolve.claims.gather import gather_claims

__all__ = ["NO_AIDS", "Aids", "gather_claims"]
