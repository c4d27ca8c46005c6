"""Characters that a notation cannot hold."""

from __future__ import annotations

import re
from typing import Final

_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """Replace what XML 1.0 cannot hold (control characters, surrogates), one for one.

    The result has the same length, so that offsets stay true (XML 1.0, 2.2 Characters).
    """
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)


def fits_xml(text: str) -> bool:
    """Tell whether XML 1.0 can hold every character of ``text``."""
    return _FORBIDDEN.search(text) is None
