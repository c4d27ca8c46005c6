"""Names that no corpus holds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quellenlage.model import AnnotatedDocument

Annotate = Callable[[str], AnnotatedDocument]


def names(annotated: AnnotatedDocument) -> list[tuple[str, str]]:
    text = annotated.document.text
    return [(annotated.span(n.start, n.end).slice(text), n.label) for n in annotated.entities]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Außenminister Jaromir Wendtlandt sagte ab.", "Jaromir Wendtlandt"),
        ("Das sagte die Sprecherin Wanda Okulitsch der Zeitung.", "Wanda Okulitsch"),
        ("„Das geht nicht“, sagte Brezhanko am Montag.", "Brezhanko"),
        ("Herr Qvistholm widersprach.", "Qvistholm"),
    ],
)
def test_a_name_beside_a_role_or_verb_of_saying_is_a_person(
    annotate: Annotate, text: str, name: str
) -> None:
    assert (name, "PER") in names(annotate(text))


def test_a_role_is_no_part_of_the_name(annotate: Annotate) -> None:
    found = names(annotate("Der Abgeordnete Timo Kesten und Ministerin Elna Marwitz stritten."))
    assert ("Elna Marwitz", "PER") in found


def test_a_surname_means_the_person_throughout(annotate: Annotate) -> None:
    text = "Präsident Ruben Talvik reist ab. Zuvor war Talvik in Minsk.\n\nTalviks Reise endet."
    labels = {name: label for name, label in names(annotate(text)) if "Talvik" in name}
    assert set(labels.values()) == {"PER"}
    assert {"Ruben Talvik", "Talvik", "Talviks"} <= set(labels)


def test_states_are_places_and_unions_organisations(annotate: Annotate) -> None:
    found = names(annotate("Lettland und die EU verhandeln in Riga."))
    assert ("Lettland", "LOC") in found
    assert ("EU", "ORG") in found


def test_names_do_not_overlap_and_stand_in_order(annotate: Annotate) -> None:
    annotated = annotate(
        "Kanzlerin Elna Marwitz sagte, Ministerpräsident Udo Kesten habe Tilda Brandis von der "
        "Agentur Belnex in Arkenfurt getroffen. Kesten sagte, Marwitz irre."
    )
    ends = [name.end for name in annotated.entities]
    starts = [name.start for name in annotated.entities]
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))
