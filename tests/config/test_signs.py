"""Dấu hiệu trên trang: states, deadlines, bars, trends, changes."""

import re
from datetime import date
from decimal import Decimal

import pytest

from config import signs
from reports.comparing import Change

TODAY = date(2018, 10, 12)


@pytest.mark.parametrize(
    ("due_on", "words"),
    [
        (date(2018, 10, 15), "Còn 3 ngày"),
        (TODAY, "Hạn hôm nay"),
        (date(2018, 10, 10), "Quá hạn 2 ngày"),
        (date(2018, 7, 5), "Quá hạn 99 ngày"),
        (date(2018, 7, 4), "Quá hạn từ 04/07/2018"),
        (None, "–"),
    ],
)
def test_days_left_are_said_in_words(due_on, words):
    assert signs.days_left(due_on, TODAY) == words


@pytest.mark.parametrize(
    ("due_on", "tone"),
    [
        (date(2018, 10, 11), "wrong"),
        (TODAY, "soon"),
        (date(2018, 10, 19), "soon"),
        (date(2018, 10, 20), "calm"),
    ],
)
def test_deadline_is_coloured_by_urgency(due_on, tone):
    words = f'<time class="days days-{tone}" datetime="{due_on}" title="Hạn: {due_on:%d/%m/%Y}">'

    assert signs.deadline(due_on, TODAY).startswith(words)


@pytest.mark.parametrize(
    ("state", "sign", "label"),
    [
        ("returned", "returned", "Bị trả lại"),
        ("Đã duyệt", "done", "Đã duyệt"),
        ("Dự thảo", "none", "Dự thảo"),
    ],
)
def test_state_is_a_sign_and_a_word(state, sign, label):
    shown = signs.badge(state)

    assert f'class="state state-{sign}"' in shown
    assert f"#{sign}" in shown
    assert shown.strip().endswith(f"</svg>{label}</span>")


def test_own_label_replaces_the_word_but_not_the_sign():
    assert signs.badge("draft", "dự thảo <2>").strip().endswith("</svg>Dự thảo &lt;2&gt;</span>")


@pytest.mark.parametrize(
    ("value", "maximum", "share"),
    [
        (Decimal("91.75"), 100, "91.8"),
        (6, 12, "50.0"),
        (120, 100, "100"),
        (-5, 100, "0"),
        (None, 100, "0"),
        (5, 0, "0"),
    ],
)
def test_bar_is_as_long_as_the_share(value, maximum, share):
    assert f'class="bar-fill" width="{share}"' in signs.bar(value, maximum)


def test_trend_says_its_figures_and_passes_over_gaps():
    shown = signs.trend([("Quý I", Decimal(70)), ("Quý II", None), ("Quý III", Decimal(90))])

    assert "<title>Quý I: 70; Quý II: –; Quý III: 90</title>" in shown
    assert re.findall(r'points="([^"]+)"', shown) == ["6,42.0 54,6.0 "]


def test_trend_without_figures_has_no_mark():
    assert "<circle" not in signs.trend([("Quý I", None)])


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (Change(3, Decimal("1.25")), "tăng 3 +1,25"),
        (Change(-2, Decimal("-0.5")), "giảm 2 −0,50"),
        (Change(0, Decimal(0)), "giữ 0,00"),
        (Change(None, Decimal("1.5")), "+1,50"),
        (Change(reason="khác chỉ tiêu được tính"), "khác chỉ tiêu được tính"),
    ],
)
def test_change_is_said_in_words_not_by_the_arrow_alone(change, words):
    shown = signs.change(change)

    told = re.sub(r'<span aria-hidden="true">.</span>', "", shown)
    assert " ".join(re.sub(r"<[^>]+>", " ", told).split()) == words
