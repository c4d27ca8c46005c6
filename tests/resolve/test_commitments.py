"""One commitment is followed across articles, from the asking to the doing."""

from __future__ import annotations

from quellenlage.languages import Language
from quellenlage.model import CommitmentKind, CommitmentStatus
from quellenlage.resolve.commitments import merge_commitments
from tests.resolve.piles import write
from tests.resolve.tellings_made import pledged, tell, time, timed, told


def test_what_was_asked_for_and_later_agreed_is_one_commitment(german: Language) -> None:
    asked = write("Nordland bat Südland um Garantien der Sicherheit.", day="2023-04-10")
    agreed = write("Südland und Nordland vereinbarten Garantien der Sicherheit.", day="2023-06-01")
    (commitment,) = merge_commitments(
        timed(
            tell(
                asked,
                commitments=[
                    pledged(
                        asked, "bat", CommitmentKind.REQUEST, "Garantien der Sicherheit",
                        requested_by=("nord",), obligor=("süd",),
                        status=CommitmentStatus.REQUESTED,
                    )
                ],
            ),
            tell(
                agreed,
                commitments=[
                    pledged(
                        agreed, "vereinbarten", CommitmentKind.AGREEMENT,
                        "Garantien der Sicherheit", obligor=("süd", "nord"),
                        status=CommitmentStatus.AGREED,
                    )
                ],
            ),
            actors="nord süd",
        ),
        german,
    )  # fmt: skip
    assert commitment.kind is CommitmentKind.AGREEMENT
    assert commitment.status is CommitmentStatus.AGREED
    assert len(commitment.evidence) == 2


def test_a_later_delivery_of_the_promised_thing_carries_the_promise_out(german: Language) -> None:
    promise = write("Südland versprach Nordland Systeme vom Typ Kugelblitz.", day="2022-12-19")
    handover = write("Südland hat Nordland Systeme vom Typ Kugelblitz übergeben.", day="2023-04-05")
    terms = ("system", "typ", "Kugelblitz")
    (commitment,) = merge_commitments(
        timed(
            tell(
                promise,
                commitments=[
                    pledged(
                        promise, "versprach", CommitmentKind.PROMISE,
                        "Systeme vom Typ Kugelblitz", obligor=("süd",), terms=terms,
                    )
                ],
            ),
            tell(handover, told(handover, "übergeben", "delivery", "süd", "nord", terms=terms)),
            actors="nord süd",
        ),
        german,
    )  # fmt: skip
    assert commitment.status is CommitmentStatus.DONE
    assert handover.id in {item.document for item in commitment.evidence}


def test_only_a_day_that_lies_ahead_is_a_due_date(german: Language) -> None:
    document = write("Ada Wolm sagte 2020 zu, 2024 zu bauen.", day="2023-04-10")
    past = time(document, "2020", "2020-01-01", "2020-12-31")
    ahead = time(document, "2024", "2024-01-01", "2024-12-31")
    for expression, due in ((past, None), (ahead, "2024-12-31")):
        promise = pledged(
            document, "sagte", CommitmentKind.PROMISE, "zu bauen",
            obligor=("ada",), due=expression.id,
        )  # fmt: skip
        made = timed(tell(document, commitments=[promise]), times=[past, ahead], actors="ada")
        (commitment,) = merge_commitments(made, german)
        assert (commitment.due.latest if commitment.due else None) == due
