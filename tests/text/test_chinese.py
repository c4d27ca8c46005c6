"""Pinyin and Wade-Giles are brought together, other names left alone."""

from __future__ import annotations

import pytest

from quellenlage.text.chinese import chinese_key, same_chinese


@pytest.mark.parametrize(
    ("pinyin", "wade"),
    [
        (("zhang", "xueliang"), ("chang", "hsueh", "liang")),
        (("deng", "xiaoping"), ("teng", "hsiao", "ping")),
        (("mao", "zedong"), ("mao", "tse", "tung")),
    ],
)
def test_two_systems_are_one_name(pinyin: tuple[str, ...], wade: tuple[str, ...]) -> None:
    assert same_chinese(pinyin, wade)


def test_two_pinyin_names_are_never_joined_by_this_rule() -> None:
    assert not same_chinese(("li", "keqiang"), ("li", "qiang"))
    assert not same_chinese(("wang", "gang"), ("wang", "kang"))


def test_a_german_name_has_no_chinese_key() -> None:
    assert chinese_key(("stefan", "schmidt")) is None
