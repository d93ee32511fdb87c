"""Sửa lời báo cáo kỳ: giữ lời khi số liệu đổi, hai người cùng viết, ai được viết, nhật ký."""

import pytest
from django.urls import reverse

from commitments import conflicts
from commitments.models import Report, Standing
from commitments.standings import rebuild
from reports.models import PeriodReport, PeriodReportPart
from reports.period_report import editing, finding
from reports.views import period_reports
from tests import world
from tests.reports.period_report.test_pages import address, lead
from units.models import AuditEvent

pytestmark = [pytest.mark.django_db, pytest.mark.both]  # pages are the way to these verbs
KEY = "kho-khan"


@pytest.fixture
def small():
    said = {"difficulties": "Thiếu máy quét"}
    return world.build(
        reports=[world.report(period=each, status="approved", **said) for each in ("2022-Q1", "2022-Q2")]
    )


def place(small, name="period_report_part", scope="chung", key=KEY):
    return reverse(f"reports:{name}", args=[small.campaign.pk, "2022-H1", scope, key])


def shown(client, account, url):
    """What the page holds: text, version, seen."""
    client.force_login(account)
    return {name: client.get(url).context["form"][name].value() for name in ("text", "version", "seen")}


def part_of(client, small, key=KEY):
    client.force_login(small.hoa)
    return next(part for part in client.get(address(small)).context["content"].parts if part.key == key)


def write(client, small, text, account=None, **changes):
    account = account or small.chi
    data = shown(client, account, place(small)) | {"text": text} | changes
    return client.post(place(small), data)


def test_what_is_written_stands_in_place_of_the_composed_words(client, small):
    response = write(client, small, "Hầu hết đơn vị thiếu máy quét.\n- Sở U1 đề nghị bổ sung.")

    assert response.url == address(small)
    part = part_of(client, small)
    assert part.paragraphs == ("Hầu hết đơn vị thiếu máy quét.", "- Sở U1 đề nghị bổ sung.")
    assert "Lời của Chi" in client.get(address(small)).content.decode()


def test_editing_begins_from_the_composed_words(client, small):
    assert shown(client, small.chi, place(small))["text"] == (
        "Có 1 đơn vị nêu khó khăn, vướng mắc:\nCác sở:\n- Thiếu máy quét (Sở Thử U1)."
    )


def test_words_stay_when_figures_move_and_the_move_is_marked_until_saved_again(client, small):
    write(client, small, "Tóm tắt.")
    Report.objects.filter(period="2022-Q2").update(difficulties="Mạng chậm")

    part = part_of(client, small)
    assert part.paragraphs == ("Tóm tắt.",)
    assert [(each.label, each.before, each.now) for each in part.changes] == [
        ("Sở Thử U1, Quý II/2022", "Thiếu máy quét", "Mạng chậm")
    ]
    assert "Số liệu đã khác từ khi viết" in client.get(address(small)).content.decode()

    write(client, small, "Tóm tắt.")
    assert part_of(client, small).changes == ()


def test_the_second_of_two_writers_keeps_the_words_and_sees_the_first_ones(client, small):
    before = shown(client, small.chi, place(small))
    write(client, small, "Lời của người thứ nhất.")

    response = client.post(place(small), before | {"text": "Lời của người thứ hai."})

    assert response.status_code == 409
    page = response.content.decode()
    assert "Lời của người thứ nhất." in page
    assert "Lời của người thứ hai.</textarea>" in page
    assert part_of(client, small).paragraphs == ("Lời của người thứ nhất.",)


def test_after_a_clash_one_may_save_over_what_was_read(client, small):
    before = shown(client, small.chi, place(small))
    write(client, small, "Thứ nhất.")
    clash = client.post(place(small), before | {"text": "Cả hai."}).context["form"]

    client.post(place(small), {name: clash[name].value() for name in ("text", "version", "seen")})

    assert part_of(client, small).paragraphs == ("Cả hai.",)


def test_figures_that_move_while_one_writes_are_shown_before_the_words_are_kept(client, small):
    before = shown(client, small.chi, place(small))
    Report.objects.filter(period="2022-Q2").update(difficulties="Mạng chậm")

    response = client.post(place(small), before | {"text": "Tóm tắt."})

    assert response.status_code == 409
    assert "Số liệu của mục này vừa thay đổi trong lúc viết." in response.content.decode()
    assert not PeriodReportPart.objects.exists()


def test_no_words_at_all_are_refused_with_advice(client, small):
    response = write(client, small, " \n ")

    assert response.context["form"].errors["text"] == [
        "Viết lời của mục, hoặc bỏ lời đã sửa để lấy lại lời soạn sẵn."
    ]
    assert not PeriodReport.objects.exists()


def test_the_composed_words_come_back(client, small):
    composed = part_of(client, small).paragraphs
    write(client, small, "Tóm tắt.")
    client.force_login(small.chi)

    client.post(place(small, "period_report_restore"), {"version": "1"})

    assert part_of(client, small).paragraphs == composed


@pytest.mark.parametrize("version", ["0", "", "x"])
def test_restoring_what_somebody_wrote_meanwhile_changes_nothing(client, small, version):
    write(client, small, "Tóm tắt.")
    client.force_login(small.chi)

    response = client.post(place(small, "period_report_restore"), {"version": version})

    assert response.url == place(small)
    assert part_of(client, small).paragraphs == ("Tóm tắt.",)


def test_every_text_stands_in_the_record(client, small):
    write(client, small, "Một.")
    write(client, small, "Hai.")

    events = AuditEvent.objects.filter(verb=editing.WRITTEN).order_by("number")
    assert [(each.subject, each.data["text"], each.data["version"]) for each in events] == [
        ("2022-H1/chung", "Một.", 1),
        ("2022-H1/chung", "Hai.", 2),
    ]


@pytest.mark.parametrize(("persona", "status"), [("hoa", 403), ("giang", 403), ("an", 404), ("dung", 404)])
@pytest.mark.parametrize("name", ["period_report_part", "period_report_restore"])
def test_who_may_not_write_changes_nothing(client, small, persona, status, name):
    client.force_login(getattr(small, persona))

    response = client.post(place(small, name), {"text": "x", "version": "0", "seen": "x"})

    assert response.status_code == status
    assert not PeriodReportPart.objects.exists()


def test_a_part_that_the_report_does_not_have_is_not_found(client, small):
    client.force_login(small.chi)

    assert [client.get(place(small, key=key)).status_code for key in ("linh-vuc-XX", "x")] == [404, 404]


def test_the_verb_itself_refuses_who_may_not(small):
    subject = finding.subject(small.campaign, "2022-H1", "chung")
    part = period_reports.current(subject, None, {}).parts[0]

    with pytest.raises(conflicts.Refused):
        editing.write(subject, part, "x", by=small.hoa, version=0, seen=editing.mark_of(part.figures))

    assert not PeriodReport.objects.exists()


def test_a_lead_unit_writes_its_own_report_and_not_the_general_one(client, small):
    lan = lead(small)
    url = place(small, scope="SNV", key="de-xuat")

    client.post(url, shown(client, lan, url) | {"text": "Đề nghị mở lớp."})

    assert PeriodReport.objects.get().lead_unit == small.units["SNV"]
    assert client.get(place(small)).status_code == 404
    client.force_login(small.chi)
    assert client.get(url).status_code == 403


def test_scores_computed_anew_leave_the_words_alone(client, small):
    write(client, small, "Tóm tắt.")

    rebuild(small.campaign)

    assert Standing.objects.exists()
    assert (part_of(client, small).paragraphs, part_of(client, small).changes) == (("Tóm tắt.",), ())
