"""Trang công khai: for everybody, of final publications only, as they were published; nobody's name but the heads'."""

import csv
import hashlib
import json
import re
from decimal import Decimal
from io import StringIO

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commitments import explanations, snapshots
from commitments.adjustments import adjust
from commitments.models import Campaign, Entry, Publication
from reports.public import keeping
from tests import publishing
from units.models import Account

pytestmark = pytest.mark.django_db
INDEX = reverse("reports:public_index")
PAGE = "/cong-khai/C2022/2022-Q1/"
SAID = "Trụ sở bị ngập từ 03/02/2022; hỏi chị X, x.y@tinh.gov.vn hoặc 0912 345 678."
KINDS = [
    PAGE + "lan-2/",
    PAGE + "lan-2/khoi/SO/",
    PAGE + "lan-2/don-vi/U1/",
    PAGE + "lan-2/du-lieu.csv",
    PAGE + "lan-2/du-lieu.json",
]


@pytest.fixture(autouse=True)
def nothing_is_kept():
    caches[keeping.SHARED].clear()


@pytest.fixture
def small():
    place = publishing.closed()
    Entry.objects.filter(report__commitment__unit__code="U1", item__indicator__number="2").update(
        explanation=SAID
    )
    return place


@pytest.fixture
def shown(small):
    return publishing.published(small)


@pytest.fixture
def corrected(small, shown):
    adjust(small.commitments["U2"], "2022-Q1", Decimal("-5"), "Vi phạm", by=small.chi)
    return publishing.final(small, "20/QĐ-UBND", note="Bỏ sót điểm phạt; hỏi a@b.vn")


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def ranked(response):
    rows = re.findall(
        r'ranking-rank">(\d+|<.*?>)</td>.*?<a href="[^"]*">(.*?)</a>', response.content.decode(), re.S
    )
    return [(rank, unit) for rank, unit in rows]


def test_nothing_is_there_before_the_final_publication(client, small):
    publishing.provisional(small)

    for path in (PAGE, PAGE + "lan-1/", *KINDS):
        assert client.get(path).status_code == 404
    assert "Chưa có kết quả nào được công bố" in text_of(client.get(INDEX))

    publishing.final(small)
    assert client.get(PAGE + "lan-1/").status_code == 404
    assert "Quý I/2022" in text_of(client.get(INDEX))


def test_everybody_reads_the_ranking_and_what_a_unit_promised_did_and_explains(client, shown):
    response = client.get(PAGE, follow=True)

    assert response.redirect_chain == [(PAGE + "lan-2/", 302)]
    assert ranked(response) == [("1", "Sở Thử U1"), ("1", "Sở Thử U2"), ("1", "Sở Thử U3")]
    words = text_of(response)
    assert "Quý I/2022, luỹ kế từ đầu năm đến hết ngày 31/03/2022." in words
    assert "Quyết định số 14/QĐ-UBND ngày 25/03/2022" in words
    assert "Dữ liệu thử." in words
    words = text_of(client.get(PAGE + "lan-2/don-vi/U1/"))
    assert "Nguyễn Văn U1, Giám đốc" in words
    assert "Đạt 2 trong 3 chỉ tiêu được tính, được 56,25 trên 75,00 điểm." in words
    assert "Đơn vị giải trình: Trụ sở bị ngập từ 03/02/2022" in words


def test_nothing_of_what_is_not_public_is_on_any_page_or_in_any_file(client, small, corrected):
    assert small.commitments["U3"].unit.name in text_of(client.get(PAGE + "lan-2/"))
    for account in Account.objects.all():
        account.username, account.full_name = f"tk.{account.username}", f"Người Dùng {account.username}"
        account.email = f"{account.username}@tinh.gov.vn"
        account.save()
    secret = {
        "tk.",
        "người dùng",
        "@tinh",
        "a@b",
        "0912",
        "345 678",
        "2022-Q2",
        "quý ii",
        "vi phạm",
        "lần 1/",
    }

    for path in (INDEX, "/cong-khai/tinh/90/", *KINDS, *(each.replace("lan-2", "lan-3") for each in KINDS)):
        content = client.get(path).content.decode().casefold()
        assert {each for each in secret if each in content} == set(), path


def test_a_correction_is_told_with_what_moved_and_the_old_address_still_shows_what_it_showed(
    client, small, corrected
):
    old, new = client.get(PAGE + "lan-2/"), client.get(PAGE, follow=True)

    assert new.redirect_chain == [(PAGE + "lan-3/", 302)]
    assert ranked(old) == [("1", "Sở Thử U1"), ("1", "Sở Thử U2"), ("1", "Sở Thử U3")]
    assert ranked(new) == [("1", "Sở Thử U1"), ("2", "Sở Thử U2"), ("1", "Sở Thử U3")]
    assert "Kết quả này đã được đính chính." in text_of(old)
    assert "Điều đã đính chính" not in text_of(old)
    words = text_of(new)
    assert "Đính chính lần 1 ngày" in words
    assert "Công bố lần đầu ngày" in words
    assert "Bỏ sót điểm phạt; hỏi (đã lược)" in words
    assert "Hạng: 1 → 2" in words


def test_a_page_that_was_kept_is_made_anew_when_a_correction_comes(client, small, shown):
    before = client.get(PAGE + "lan-2/")
    adjust(small.commitments["U2"], "2022-Q1", Decimal("-5"), "Vi phạm", by=small.chi)
    publishing.final(small, "20/QĐ-UBND", note="Bỏ sót")

    after = client.get(PAGE + "lan-2/", headers={"If-None-Match": before["ETag"]})

    assert after.status_code == 200
    assert "đã được đính chính" in text_of(after)


@pytest.mark.parametrize("path", [INDEX, "/cong-khai/tinh/90/", *KINDS])
def test_pages_are_kept_and_not_sent_again_to_who_has_them(client, shown, path):
    first = client.get(path)
    with CaptureQueriesContext(connection) as queries:
        second = client.get(path)

    assert (first.status_code, second.content, len(queries)) == (200, first.content, 1)
    assert second["Cache-Control"] == "public, max-age=300"
    assert "Cookie" not in second.get("Vary", "")
    again = client.get(path, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert not client.cookies


def test_what_one_process_made_the_others_send(client, shown, settings, tmp_path, monkeypatch):
    kept = {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": tmp_path}
    settings.CACHES = settings.CACHES | {keeping.SHARED: kept}
    first = client.get(PAGE + "lan-2/")
    monkeypatch.delattr("reports.public.reading.contents")

    assert client.get(PAGE + "lan-2/").content == first.content


@pytest.mark.parametrize("persona", ["an", "chi", None])
def test_it_is_the_same_page_for_all(client, small, shown, persona):
    if persona:
        client.force_login(getattr(small, persona))

    assert client.get(PAGE + "lan-2/").content == type(client)().get(PAGE + "lan-2/").content


def test_the_files_hold_what_the_page_shows_and_match_their_checksums(client, shown):
    page = text_of(client.get(PAGE + "lan-2/"))

    table = client.get(PAGE + "lan-2/du-lieu.csv")
    whole = client.get(PAGE + "lan-2/du-lieu.json")

    for file in (table, whole):
        assert hashlib.sha256(file.content).hexdigest() in page
        assert file["Content-Disposition"].startswith('attachment; filename="ket-qua-C2022-2022-Q1-lan-2.')
    rows = list(csv.DictReader(StringIO(table.content.decode())))
    assert len(rows) == 12
    wanted = {
        "ma_don_vi": "U1",
        "nguoi_dung_dau": "Nguyễn Văn U1, Giám đốc",
        "hang": "1",
        "diem": "75.00",
        "chi_tieu": "2",
        "ket_qua": "1.0000",
        "muc_giao": "4.0000",
        "diem_chi_tieu": "6.25",
        "dat": "0",
    }
    assert {name: rows[1][name] for name in wanted} == wanted
    data = json.loads(whole.content)
    assert "nửa lên" in data["lam_tron"]
    assert [(unit["ma_don_vi"], len(unit["chi_tieu"])) for unit in data["don_vi"]] == [
        ("U1", 4),
        ("U2", 4),
        ("U3", 4),
    ]
    assert data["ma_kiem_tra_ket_qua"] == shown.digest
    assert client.get(PAGE + "lan-2/du-lieu.pdf").status_code == 404


def test_a_result_that_was_tampered_with_is_not_shown(client, shown):
    snapshot = shown.snapshot
    snapshot["groups"][0]["rows"][0]["score"] = "100.00"
    Publication.objects.filter(pk=shown.pk).update(snapshot=snapshot)

    response = client.get(PAGE + "lan-2/")

    assert response.status_code == 503
    assert "Kết quả này đang được kiểm tra" in text_of(response)
    assert "100,00" not in text_of(response)


def test_a_publication_of_the_first_version_reads_well_without_heads_and_explanations(client, shown):
    for row in (row for group in shown.snapshot["groups"] for row in group["rows"]):
        del row["leader"], row["leader_title"], row["explanations"]
    del shown.snapshot["last_day"]
    digest = snapshots.digest(shown.snapshot)
    Publication.objects.filter(pk=shown.pk).update(snapshot=shown.snapshot, digest=digest)

    for path in KINDS:
        assert client.get(path).status_code == 200
    assert "Người đứng đầu" not in text_of(client.get(KINDS[2]))


@pytest.mark.parametrize(
    "path",
    [
        "tinh/x/",
        "tinh/%00/",
        "C2022/x/",
        "%00/2022-Q1/",
        "C2022/2022-Q1/lan-9/",
        "C2022/2022-Q1/lan-2/don-vi/x/",
    ]
    + ["C2022/2022-Q1/lan-99999999999999999999/", "C2022/2022-Q1/lan-2/don-vi/%00/"],
)
def test_what_was_not_published_is_not_found(client, shown, path):
    assert client.get(f"/cong-khai/{path}").status_code == 404


def test_writing_is_not_answered(client, shown):
    assert {client.post(path).status_code for path in (INDEX, PAGE, *KINDS)} == {405}


def test_provinces_stand_apart_and_cost_no_more_queries(client, small, shown, django_assert_num_queries):
    with django_assert_num_queries(2):
        client.get(INDEX)
    other = Campaign.objects.get(code="KHAC")
    for number in (1, 2):
        Publication.objects.create(
            campaign=other, period=f"2022-Q{number}", kind="final", number=2, decision_number="3/QĐ",
            decision_on=publishing.AFTER, published_by=small.dung, snapshot=shown.snapshot, digest=shown.digest,
        )  # fmt: skip

    with django_assert_num_queries(2):
        words = text_of(client.get(INDEX))

    assert "Tỉnh Thử 90" in words
    assert "Tỉnh Thử 91" in words
    own = text_of(client.get("/cong-khai/tinh/91/"))
    assert "Quý II/2022" in own
    assert "14/QĐ-UBND" not in own


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Liên hệ a.b-c@tinh.gov.vn.", "Liên hệ (đã lược)."),
        ("Gọi +84 912 345 678 nhé", "Gọi (đã lược) nhé"),
        ("CCCD 079123456789", "CCCD (đã lược)"),
        ("Kinh phí 1.234.567.890 đồng, 120/132 hồ sơ, ngày 03/02/2022", None),
        ("Đạt 0,125 và 0.5", None),
    ],
)
def test_addresses_and_numbers_of_persons_are_left_out_of_explanations(words, told):
    assert explanations.without_addresses(words) == (told or words)


def test_the_pages_pass_the_rules_of_accessibility(axe, page, live_server, shown):
    for path in (INDEX, *KINDS[:3]):
        page.goto(live_server.url + path)
        assert axe(page) == []
