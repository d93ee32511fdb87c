"""Thành phần giao diện: số, ngày, dấu trạng thái, danh sách lỗi."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from django import forms
from django.conf import settings
from django.template import engines

from config import ui

TODAY = date(2018, 10, 12)
TOKENS = dict(
    re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", (settings.BASE_DIR / "static/css/variables.css").read_text())
)


def rendered(source: str, **context) -> str:
    return " ".join(engines["django"].from_string(source).render(context).split())


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (Decimal("1234.5"), None, "1.234,5"),
        (Decimal("8"), 2, "8,00"),
        ("0.005", 2, "0,01"),
        (Fraction(2, 3), 2, "0,67"),
        (-1234567, None, "-1.234.567"),
        (0, None, "0"),
        (None, 2, "–"),
        ("", None, "–"),
    ],
)
def test_number_is_written_the_vietnamese_way(value, places, text):
    assert ui.vi_number(value, places) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("95.46"), "95,5%"),
        (Decimal("100.00"), "100%"),
        (Decimal("1250"), "1.250%"),
        (0, "0%"),
        (None, "–"),
    ],
)
def test_percentage_has_no_space_and_no_idle_zero(value, text):
    assert ui.percent(value) == text


def test_quotient_may_be_cut_after_its_slash_only():
    assert ui.after_slash("98,67% (1.188/1.204)") == "98,67% (1.188/<wbr>1.204)"
    assert ui.after_slash("<b>/&") == "&lt;b&gt;/<wbr>&amp;"


@pytest.mark.parametrize(
    ("value", "text"),
    [(date(2026, 2, 5), "05/02/2026"), (datetime(2026, 2, 4, 18, 0, tzinfo=UTC), "05/02/2026"), (None, "–")],
)
def test_date_is_written_day_first_in_vietnamese_time(value, text):
    assert ui.vi_date(value) == text


def test_moment_is_written_in_vietnamese_time():
    assert ui.vi_moment(datetime(2026, 2, 5, 9, 54, tzinfo=UTC)) == "16:54 ngày 05/02/2026"


class Count(forms.Form):
    done = forms.IntegerField(
        label="Tử số", help_text="Số hồ sơ", error_messages={"required": "Nhập số hồ sơ."}
    )
    kind = forms.ChoiceField(label="Loại", choices=[("a", "A")], widget=forms.RadioSelect, required=True)

    def clean(self):
        raise forms.ValidationError("Kỳ này đã khoá.")


def test_error_summary_links_each_error_to_its_field():
    shown = rendered("{% error_summary form %}", form=Count({"kind": "a"}))

    items = re.findall(r"<li>(.*?)</li>", shown)
    assert items == ["Kỳ này đã khoá.", '<a href="#id_done">Tử số</a>: Nhập số hồ sơ.']
    assert "Có 2 chỗ cần sửa" in shown


def test_error_summary_reads_formsets_and_points_at_the_first_button():
    forms_together = forms.formset_factory(Count)
    data = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1", "form-0-done": "1"}

    shown = rendered("{% error_summary forms %}", forms=forms_together(data))

    assert '<a href="#id_form-0-kind_0">Loại</a>' in shown


def test_error_summary_of_a_valid_form_is_nothing():
    assert ui.error_summary(forms.Form({})) == ""


def test_field_shows_label_hint_control_message_in_this_order():
    shown = rendered('{% field form.done width="figure" %}', form=Count({}))

    places = [shown.index(part) for part in ("<label", "_helptext", "<input", "_error")]
    assert [places[0], places[1]] == sorted(places[:2])
    assert shown.index("</p>") < shown.index("<input") < shown.index('<p class="wrong"')


def test_breadcrumb_ends_with_this_page():
    shown = rendered(
        '{% breadcrumb %}{% crumb "Xếp hạng" "/x/" %}{% crumb unit %}{% endbreadcrumb %}', unit="Sở <A>"
    )

    assert '<a href="/x/">Xếp hạng</a>' in shown
    assert '<span aria-current="page">Sở &lt;A&gt;</span>' in shown


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(2 * digit for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("ink", ["ink", "ink-soft", "accent", "warm", "wrong", "done"])
@pytest.mark.parametrize("paper", ["paper", "ground", "accent-tint", "warm-tint", "wrong-tint", "done-tint"])
def test_text_stands_out_from_every_ground(ink, paper):
    dark, light = luminance(TOKENS[ink]), luminance(TOKENS[paper])

    assert (light + 0.05) / (dark + 0.05) >= 4.5
