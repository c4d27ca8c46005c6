"""Which columns the sequence models join, around which tokens."""

from __future__ import annotations

from quellenlage.extract.quotations.learnt.hashing import templates

WORDS = templates(
    "low@-1; low; low@1; lem@-2; lem@-1; lem; lem@1; lem@2; suf",
    "pos@-3; pos@-2; pos@-1; pos; pos@1; pos@2; pos@3",
    "pos@-1 pos; pos pos@1; pos@-1 pos pos@1; low@-1 low",
    "told@-2 pos; told@-1 pos; told pos; told@1 pos; told@2 pos",
    "says; says@-1; says@1; says pos; cap at; name; name@1",
    "dep; dep headpos; head; under; under at; undervb; under in_clause; under clause",
)

PLACES = templates(
    "mark; marklen; mark@-1 mark; mark mark@1; marklen rule_content; mark clause",
    "clause; opener; verb; sides; order; opens",
    "clause in_clause; opener in_clause; sides in_clause; order in_clause; opens in_clause",
    "clause to_end; order to_end",
    "clause-2; clause-1; clause+1; clause+2; verb-2; verb-1; verb+1; verb+2",
    "opener-2; opener-1; opener+1; opener+2; order-2; order-1; order+1; order+2",
    "clause-1 clause; clause clause+1; clause-1 clause in_clause; clause clause+1 to_end",
    "order-1 order in_clause; order order+1 to_end; verb-1 clause; verb+1 clause",
    "nth; nth in_clause; nth clause; at; left; at low; left low",
)

SENTENCES = templates(
    "s_mood; s_shape; s_first; s_verb; s_finite; s_full; s_marks; s_subject",
    "s_mood at; s_shape at; s_verb at; s_finite at; s_marks at; s_full at; s_shape left",
    "s_subject s_full; s_subject s_shape; s_subject at",
    "s_before; s_behind; s_before s_mood; s_behind s_mood; s_before s_mood at; s_earlier",
    "s_nth; s_nth at; s_mood clause; s_shape nth",
)

RULES = templates(
    "rule_content@-1; rule_content; rule_content@1; rule_type; rule_content rule_frame",
    "rule_frame@-1; rule_frame; rule_frame@1; rule_cue@-1; rule_cue; rule_cue@1",
    "rule_speaker@-1; rule_speaker; rule_speaker@1; rule_addressee",
    "rule_content s_mood; rule_type clause; rule_content rule_type; rule_frame rule_content@1",
    "rule_content rule_frame@1; rule_content lem; rule_cue lem; rule_content mark",
    "fired; fired at; fired nth; fired clause; fired s_before",
    "fired_next; fired_before; fired_before at",
)

SPANS = WORDS + PLACES + SENTENCES + RULES
"""What tells where quotations begin and end."""

AROUND = templates(
    "low@-1; low; lem@-2; lem@-1; lem; lem@1; lem@2; suf; pos@-2; pos@-1; pos; pos@1; pos@2",
    "pos@-1 pos; pos pos@1; pos@-1 pos pos@1; pos pos@1 pos@2; low@-1 low; says; says@-1; says@1",
    "dep; dep headpos; head; under; undervb; under pos; name; name@-1; name@1; cap; cap pos",
    "mark; clause; opener; verb; sides; order; clause in_clause; verb in_clause; order in_clause",
    "clause pos; at; left; told; s_mood; s_subject; s_full pos; s_verb dep",
    "rule_frame; rule_cue; rule_cue@1; rule_speaker; rule_speaker@-1; rule_speaker@1",
    "rule_addressee; rule_addressee@1; rule_content; rule_content@-1; rule_content@1",
)
"""What tells of a token's role, whatever the content."""

TOWARDS = templates(
    "place; place kind; place far; place kind sides; place far kind; place clauses",
    "place clauses kind; place first; place kind first; place before; place behind",
    "place kind before behind; place split; place whole; place edges; place other; other",
    "place pos; place pos kind; place lem; place says; place says kind; place clause; place dep",
    "place under; place order; place verb; place clauses clause; place sides; place low",
    "own_frame; own_cue; own_speaker; own_addressee; own_frame@-1; own_frame@1; own_frame place",
    "own_cue kind; own_speaker pos; own_speaker@1; own_speaker@-1; own_speaker own_frame place",
    "own_cue lem; own_addressee pos; own_speaker rule_speaker; own_cue@1; own_cue@-1",
    "own_none kind; own_cue own_speaker own_addressee own_frame",
    "likely; likely place; likely kind pos; likely@-1 likely",
    "side; side pos; side dep; side name; side says; side pos pos@1; governed; governed pos",
    "governed name; governed place; side governed; side place; place name; place name dep",
)
"""What tells of a token's role towards one content."""
