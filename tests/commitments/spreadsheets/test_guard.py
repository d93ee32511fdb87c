"""Nạp biểu đi qua cùng cửa với trang nhập: rights, locks, and what others saved meanwhile."""

from datetime import date, timedelta

import pytest
from django.core import signing
from django.utils import timezone

from commitments import entries, workflow
from commitments.entries import Verdict
from commitments.forms.filing import FilingForm
from commitments.models import Entry
from commitments.models.report import Decision
from commitments.sheet import read
from commitments.spreadsheets import sealing
from indicators.figures import EMPTY
from tests import world
from tests.commitments.spreadsheets.workbooks import downloaded, edited, faults, offered, sent, taken
from tests.commitments.typed import address, notes, row, stored

pytestmark = pytest.mark.django_db
PAGES = ("spreadsheet_file", "spreadsheet", "spreadsheet_take")


def asked(client, commitment, name, period="2022-Q1"):
    """Mở hoặc gửi một trang của biểu."""
    place = address(commitment, period, name)
    return client.post(place) if name == "spreadsheet_take" else client.get(place)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("persona", ["dung", "mai"])
def test_stranger_finds_nothing(client, province, u1, name, persona):
    client.force_login(getattr(province, persona))

    assert asked(client, u1, name).status_code == 404


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("persona", ["chi", "hoa"])
def test_who_may_only_read_has_no_workbook(client, name, persona):
    province = world.build(1, reports=[world.report(status="returned")])
    client.force_login(getattr(province, persona))

    response = asked(client, province.commitments["U1"], name)

    assert response.status_code == 403


def test_submitted_report_takes_no_file(client):
    province = world.build(1, reports=[world.report(status="draft")])
    u1 = province.commitments["U1"]
    client.force_login(province.binh)
    preview = sent(client, u1, edited(downloaded(client, u1), {"F7": 9}))
    workflow.perform(workflow.SUBMIT, world.filed(), by=province.binh, version=1, today=timezone.localdate())

    answers = [taken(client, u1, preview), *(asked(client, u1, name) for name in PAGES[:2])]

    assert [answer["Location"] for answer in answers] == [address(u1)] * 3
    assert notes(client.get(address(u1)))[0].startswith("Báo cáo đã gửi, đang chờ thẩm định.")
    assert (stored(u1, "2").value, world.filed().status) == (1, "submitted")


def test_closed_year_takes_no_file(an, province, u1):
    preview = sent(an, u1, edited(downloaded(an, u1), {"F7": 9}))
    workflow.close_year(province.campaign, 2022, by=province.chi, today=date(2023, 12, 31))

    taken(an, u1, preview)

    assert notes(an.get(address(u1))) == ["Năm 2022 đã khoá số liệu."]
    assert Entry.objects.filter(report__commitment=u1).count() == 0


def test_report_returned_for_one_indicator_takes_only_that_one(client):
    province = world.build(1, reports=[world.report()])
    u1 = province.commitments["U1"]
    verdict = {"2": Verdict(decision=Decision.RETURNED, comment="Thiếu biên bản")}
    entries.verify(world.filed(), verdict, by=province.chi, version=1)
    workflow.perform(
        workflow.RETURN, world.filed(), by=province.chi, version=2, today=timezone.localdate(), note="Sửa"
    )
    client.force_login(province.an)

    preview = sent(client, u1, edited(downloaded(client, u1), {"F7": 9, "G6": 95}))
    taken(client, u1, preview)

    assert faults(preview) == {"G6": "của chỉ tiêu 1 không sửa được lúc này, nên giữ số đang lưu."}
    assert (stored(u1, "2").value, stored(u1, "1").numerator) == (9, 90)


def test_what_others_saved_since_the_download_is_kept_unless_chosen(an, binh, u1):
    an.post(address(u1), row(u1, "2", value="1") | row(u1, "4", value="60") | {"version": "0"})
    content = edited(downloaded(an, u1), {"F7": 5, "I8": "Đã thực hiện"})
    binh.post(address(u1), row(u1, "2", value="7") | row(u1, "4", value="70") | {"version": "1"})

    preview = sent(an, u1, content)
    taken(an, u1, preview)

    assert offered(preview) == {
        ("2", "Số liệu"): ("7", "5", False),
        ("3", "Số liệu"): ("(để trống)", "Đã thực hiện", True),
        ("4", "Số liệu"): ("70", "60", False),
    }
    assert [change.state for change in preview.context["proposal"].changes] == ["both", "plain", "newer"]
    assert (stored(u1, "2").value, stored(u1, "3").done, stored(u1, "4").value) == (7, True, 70)


def test_newer_figure_gives_way_where_the_person_chooses_so(an, binh, u1):
    content = edited(downloaded(an, u1), {"F7": 5})
    binh.post(address(u1), row(u1, "2", value="7") | {"version": "0"})
    preview = sent(an, u1, content)

    taken(an, u1, preview, [change.name for change in preview.context["proposal"].changes])

    assert stored(u1, "2").value == 5


def test_save_during_the_preview_is_shown_before_anything_is_overwritten(an, binh, u1):
    preview = sent(an, u1, edited(downloaded(an, u1), {"F7": 5}))
    binh.post(address(u1), row(u1, "2", value="7") | {"version": "0"})

    again = taken(an, u1, preview)

    assert again.status_code == 409
    assert again.context["problem"].startswith("Số liệu vừa được Binh lưu lại trong lúc xem.")
    assert offered(again) == {("2", "Số liệu"): ("7", "5", False)}
    assert stored(u1, "2").value == 7


@pytest.mark.parametrize("reading", ["", "x:y:z"])
def test_reading_that_was_tampered_with_is_asked_for_again(an, u1, reading):
    preview = sent(an, u1, edited(downloaded(an, u1), {"F7": 5}))

    response = taken(an, u1, preview, reading=reading)

    assert response["Location"] == address(u1, name="spreadsheet")
    assert Entry.objects.filter(report__commitment=u1).count() == 0


def test_reading_of_another_person_is_not_taken(an, binh, u1):
    preview = sent(an, u1, edited(downloaded(an, u1), {"F7": 5}))

    response = taken(binh, u1, preview)

    assert response["Location"] == address(u1, name="spreadsheet")
    assert Entry.objects.filter(report__commitment=u1).count() == 0


def test_reading_expires(an, u1, province, monkeypatch):
    preview = sent(an, u1, edited(downloaded(an, u1), {"F7": 5}))
    later = timezone.now().timestamp() + timedelta(hours=sealing.HOURS, seconds=1).total_seconds()
    monkeypatch.setattr(signing.time, "time", lambda: later)

    with pytest.raises(sealing.Broken):
        sealing.unseal(preview.context["reading"], [province.an.pk, u1.pk, "2022-Q1"])


def test_name_of_a_part_that_was_not_offered_is_not_taken(an, u1):
    preview = sent(an, u1, edited(downloaded(an, u1), {"F7": "chín", "L8": "Lý do"}))
    names = [f"c{item.pk}-figure" for item in u1.items.all()]

    taken(an, u1, preview, names)

    assert Entry.objects.filter(report__commitment=u1).exclude(value=None).count() == 0


FILES = [
    {"F7": "97,5", "L7": "Lý do\nhai dòng", "K7": "x"},
    {"G6": "1.204", "H6": 1204.0, "J7": "Có"},
    {"G6": 0, "H6": 0, "I8": "chua thuc hien"},
    {"F9": 0.1 + 0.2, "F7": -3},
    {"F9": "95.5 %", "F7": " 1 234,5 "},
]
TYPED = [
    {"2": {"value": "97,5", "is_estimated": "on", "explanation": "Lý do\r\nhai dòng"}},
    {"1": {"numerator": "1.204", "denominator": "1204"}, "2": {"none_arose": "on"}},
    {"1": {"numerator": "0", "denominator": "0"}, "3": {"done": "0"}},
    {"4": {"value": "0,3"}, "2": {"value": "-3"}},
    {"4": {"value": "95.5 %"}, "2": {"value": " 1 234,5 "}},
]


@pytest.mark.parametrize(("cells", "typed"), list(zip(FILES, TYPED, strict=True)))
def test_accepted_file_saves_what_the_same_words_on_the_page_would(an, province, u1, cells, typed):
    data = {}
    for number, fields in typed.items():
        data |= row(u1, number, **fields)
    owed = workflow.period_of(u1, "2022-Q1")
    by_hand = FilingForm(read(u1, owed, by=province.an, today=timezone.localdate()), data).drafts

    taken(an, u1, sent(an, u1, edited(downloaded(an, u1), cells)))

    for number, draft in by_hand.items():
        entry = stored(u1, number)
        assert (entry.reported, entry.is_estimated, entry.explanation) == (
            draft.figure,
            draft.is_estimated,
            draft.explanation,
        )
    assert {entry.item.indicator.number for entry in world.filed().entries.all()} == set(by_hand)
    assert all(draft.figure != EMPTY for draft in by_hand.values())
