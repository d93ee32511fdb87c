"""Phần lời trong biểu đi qua cùng cửa với trang nhập: rights, locks, and what was returned."""

from datetime import date

import pytest
from django.utils import timezone

from commitments import entries, workflow
from commitments.entries import Verdict
from commitments.models.report import Decision
from tests import world
from tests.commitments.spreadsheets.workbooks import downloaded, sent, taken, words, written
from tests.commitments.typed import address

pytestmark = pytest.mark.django_db


def test_report_returned_for_one_indicator_takes_the_words_as_the_page_does(client):
    province = world.build(1, reports=[world.report()])
    u1 = province.commitments["U1"]
    verdict = {"2": Verdict(decision=Decision.RETURNED, comment="Thiếu biên bản")}
    entries.verify(world.filed(), verdict, by=province.chi, version=1)
    workflow.perform(
        workflow.RETURN, world.filed(), by=province.chi, version=2, today=timezone.localdate(), note="Sửa"
    )
    client.force_login(province.an)

    taken(client, u1, sent(client, u1, written(downloaded(client, u1), {"B5": "Đã bổ sung biên bản"})))

    assert words(u1)["difficulties"] == "Đã bổ sung biên bản"


def test_closed_year_takes_no_words(client):
    province = world.build(2)
    u1 = province.commitments["U1"]
    client.force_login(province.an)
    preview = sent(client, u1, written(downloaded(client, u1), {"B5": "Muộn"}))
    workflow.close_year(province.campaign, 2022, by=province.chi, today=date(2023, 12, 31))

    response = taken(client, u1, preview)

    assert (response["Location"], words(u1)) == (address(u1), None)


@pytest.mark.parametrize(("persona", "status"), [("dung", 404), ("mai", 404), ("chi", 403), ("hoa", 403)])
def test_others_take_no_words(client, persona, status):
    province = world.build(2, reports=[world.report(status="returned")])
    u1 = province.commitments["U1"]
    client.force_login(province.an)
    preview = sent(client, u1, written(downloaded(client, u1), {"B5": "Của người khác"}))
    client.force_login(getattr(province, persona))

    response = taken(client, u1, preview)

    assert (response.status_code, words(u1)["difficulties"]) == (status, "")
