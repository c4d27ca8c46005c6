"""Long lists: their first page as elements, the rest as text that the page's script unfolds."""

from __future__ import annotations

from markupsafe import Markup

SEPARATOR = Markup("<!--/-->")
"""Stands before each further item; never within one."""


class Pager:
    """Opens and closes what holds the items of one list, as they are written one by one.

    Items past the first page stand in a script element of a type that browsers do not run: it
    costs a browser next to nothing until somebody turns the page. ``list_end`` and
    ``list_start`` are the tags around the items.
    """

    def __init__(self, name: str, size: int) -> None:
        self.name = name
        self.size = size
        self.count = 0

    def item(self, list_end: str) -> Markup:
        """Return what stands before the next item."""
        self.count += 1
        if self.count <= self.size:
            return Markup("")
        if self.count == self.size + 1:
            opening = '{}<script type="text/html" data-rest="{}">'
            return Markup(opening).format(Markup(list_end), self.name) + SEPARATOR  # noqa: S704
        return SEPARATOR

    def end(self, list_end: str) -> Markup:
        """Return what stands after the last item."""
        closing = list_end if self.count <= self.size else "</script>"
        return Markup(closing)  # noqa: S704 (our own tags)
