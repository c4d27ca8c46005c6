"""The table of rules: each row by an example of its own."""

from __future__ import annotations

import pytest

from quellenlage.extract.times import tag_times
from quellenlage.extract.times.rules import ROWS
from quellenlage.languages import Language
from tests.factory import make_document

EXAMPLES = [
    ("day-month-year", "Sie kam am 4. Mai 2015 an.", "4. Mai 2015", "2015-05-04"),
    ("day-month", "Sie kam am 4. Mai an.", "4. Mai", "doc:date=05-04~"),
    ("weekday-day-month", "Am Montag, 4. Mai, fiel Schnee.", "Montag, 4. Mai",
     "doc:date=05-04@1~"),
    ("weekday-day", "Am Montag, den 19. fiel Schnee.", "Montag, den 19.", "doc:dom=19~"),
    ("date-in-figures", "Er starb am 23. 3. 1976 dort.", "23. 3. 1976", "1976-03-23"),
    ("month", "Im heurigen März fiel Schnee.", "heurigen März", "doc:year+0,month=03"),
    ("month-of-year", "Im Mai vorigen Jahres fiel er.", "Mai vorigen Jahres",
     "doc:year-1,month=05"),
    ("year-named", "Seit dem Jahr 2009 ruht das Werk.", "dem Jahr 2009", "2009"),
    ("year", "Das war 1998 in Nordhafen.", "1998", "1998"),
    ("relative-unit", "Im laufenden Geschäftsjahr sinkt er.", "laufenden Geschäftsjahr",
     "doc:year+0"),
    ("edge-unit", "Bis Ende des Jahres ruht es.", "Ende des Jahres", "near:year+0"),
    ("weekend", "Am Wochenende brannte es.", "Wochenende", "doc:weekday=6<=,weekend+0"),
    ("season", "Im Winter 1943/44 fror es.", "Winter 1943/44", "1943-WI"),
    ("ordinal-unit", "Im dritten Quartal 2009 sank er.", "dritten Quartal 2009", "2009-Q3"),
    ("half-of-century", "In der ersten Hälfte des 15. Jahrhunderts lag es brach.",
     "der ersten Hälfte des 15. Jahrhunderts", "14"),
    ("decade", "In den 60er Jahren lag es brach.", "den 60er Jahren", "196"),
    ("feast", "Am Muttertag 2023 regnete es.", "Muttertag 2023", "2023-05-14"),
    ("weekday", "Der Bericht vom Montag liegt vor.", "Montag", "doc:weekday=1<="),
    ("today", "Er kam gestern früh an.", "gestern früh", "doc:day-1;TMO"),
    ("morning", "Morgen tagt der Rat.", "Morgen", "doc:day+1"),
    ("deictic", "Der Wert lag im Vorjahr höher.", "Vorjahr", "doc:year-1"),
    ("deictic-adjective", "Am gestrigen Abend brannte es.", "gestrigen Abend", "doc:day-1;TEV"),
    ("edge-noun", "Seit Jahresbeginn steigt er.", "Jahresbeginn", "doc:year+0"),
    ("reference", "Er lebte damals in Nordhafen.", "damals", "PAST_REF"),
    ("named-year", "In der Saison 2007/08 fiel er aus.", "der Saison 2007/08", "XXXX-XX-XX"),
    ("split-year", "Der Streit begann 1925/26 im Tal.", "1925/26", "192"),
    ("year-of-a-kind", "Im Jubiläumsjahr gibt es Musik.", "Jubiläumsjahr", "XXXX-XX-XX"),
    ("year-course", "Sie wurde zur Sportlerin des Jahres gewählt.", "des Jahres", "XXXX-XX-XX"),
    ("duration", "Es blieb ein Vierteljahrhundert so.", "ein Vierteljahrhundert", "P25Y"),
    ("duration-half", "Es dauerte ein halbes Jahr.", "ein halbes Jahr", "P6M"),
    ("duration-anchored", "In den letzten zehn Tagen sank er.", "den letzten zehn Tagen",
     "P10D"),
    ("duration-compound", "Es blieb zwei Jahre und neun Monate so.", "zwei Jahre und neun Monate",
     "P2Y9M"),
    ("duration-whole", "Es blieb das ganze Jahr so.", "das ganze Jahr", "P1Y"),
    ("duration-vague", "Es dauerte mehrere Wochen.", "mehrere Wochen", "PXW"),
    ("duration-adjective", "Ein fast 100-jähriges Problem ist gelöst.", "fast 100-jähriges",
     "P100Y"),
    ("duration-parts", "Drei Nächte fror es.", "Drei Nächte", "PT3NI"),
    ("every", "Die Halle öffnet jeden Montag.", "jeden Montag", "XXXX-WXX-1"),
    ("every-of", "Er tagt jeden ersten Sonntag im Monat.", "jeden ersten Sonntag im Monat", "P1M"),
    ("unit-by-unit", "Jahr für Jahr kehrt er zurück.", "Jahr für Jahr", "P1Y"),
    ("per", "Sie kam dreimal im Monat vorbei.", "dreimal im Monat", "P1M"),
    ("set", "Sie übt zweimal wöchentlich.", "zweimal wöchentlich", "P1W"),
    ("later", "Er kam zwei Tage später an.", "zwei Tage später", "last:day+2"),
    ("clock", "Das Spiel beginnt um 20.30 Uhr.", "20.30 Uhr", "last:;T20:30"),
    ("clock-bare", "Das Spiel beginnt um 18.00 im Tal.", "18.00", "last:;T18:00"),
    ("clock-half", "Kurz nach halb acht brannte es.", "halb acht", "last:;T07:30"),
    ("day-part", "Am Nachmittag brannte es.", "Nachmittag", "last:;TAF"),
    ("day-part-of-day", "In der Nacht des 14. August brannte es.", "Nacht des 14. August",
     "doc:date=08-14~;TNI"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "words", "template"), EXAMPLES)
def test_rule_by_its_example(
    rule: str, text: str, words: str, template: str, german: Language
) -> None:
    found = tag_times(make_document(text), german)
    assert [(text[one.start : one.end], one.template, one.rule) for one in found] == [
        (words, template, rule)
    ]


def test_every_rule_has_an_example() -> None:
    assert {name for name, _, _ in ROWS} == {rule for rule, *_ in EXAMPLES}


def test_names_of_one_rule_stand_together_or_build_alike() -> None:
    """A name tells the reader of a tag one thing: it is not given to rows of two families."""
    homes = {(name, build.__module__) for name, _, build in ROWS if name != "later"}
    assert len(homes) == len({name for name, _ in homes})
