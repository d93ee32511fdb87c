"""Xác thực công khai: đúng điều tờ giấy nói, không hơn; tệp khớp hay không; dò mã thì phải đợi."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commitments.models import Amendment, Commitment
from reports import forms, issuing
from tests import world
from tests.reports import agreed
from units import guessing
from units.models import Person, Unit

pytestmark = pytest.mark.django_db
TODAY = date(2022, 2, 1)


@pytest.fixture
def small(request):
    return agreed.build("U1") if "document" in request.fixturenames else world.build(signed_on=None)


@pytest.fixture
def document(small):
    return small.documents["U1"]


@pytest.fixture
def signed(small, document):
    issuing.sign(small.commitments["U1"], by=small.giang, signed_on=date(2022, 1, 6), today=TODAY)
    document.refresh_from_db()
    return document


def address(code):
    return reverse("reports:verify", args=[code])


def seen(client, document):
    return client.get(address(document.code)).content.decode()


def upload(client, document, content, name="ban.pdf"):
    file = SimpleUploadedFile(name, content, "application/pdf")
    return client.post(address(document.code), {"file": file})


def test_anybody_reads_what_the_paper_says_without_signing_in(client, signed):
    facts = client.get(address(signed.code)).context["facts"]

    assert (facts.title, facts.subtitle, facts.unit) == ("BẢN CAM KẾT", "Cải cách hành chính", "Sở Thử U1")
    assert [(each.name, each.title) for each in facts.signers] == [("Nguyễn Văn U1", "Giám đốc Sở Thử U1")]
    assert [each.title for each in facts.parties] == ["Chủ tịch Ủy ban nhân dân tỉnh Thử"]
    assert (facts.place, facts.day, facts.signed_on, facts.contents) == (
        "Thử",
        date(2022, 1, 5),
        date(2022, 1, 6),
        4,
    )
    assert (facts.state, facts.sha256, facts.code) == ("valid", signed.pdf, signed.shown_code)


def test_the_page_tells_no_more_than_the_paper(client, small, signed):
    page = seen(client, signed)

    assert "Đã ký ngày 06/01/2022." in page
    assert "Dữ liệu thử." in page
    assert small.giang.full_name not in page
    assert "P-U1" not in page


def test_names_stay_as_they_were_signed(client, signed):
    Person.objects.update(name="Người khác")
    Unit.objects.update(name="Sở Mới")

    page = seen(client, signed)

    assert "Nguyễn Văn U1" in page
    assert "Người khác" not in page
    assert "Sở Mới" not in page


def test_what_is_not_signed_says_so(client, document):
    assert "Chưa ghi nhận ký." in seen(client, document)


def test_what_was_reopened_is_worth_nothing_any_more(client, small, document):
    issuing.withdraw(document, by=small.giang, reason="Sai mức giao bí mật")

    page = seen(client, document)

    assert "Không còn giá trị." in page
    assert "bí mật" not in page


def test_what_was_amended_since_lists_the_signed_annexes_only(client, small, signed):
    annex = {"commitment": small.commitments["U1"], "reason": "Bớt việc nội bộ"}
    Amendment.objects.create(
        number=1, decision="Quyết định 5", effective_on=date(2022, 4, 1), signed_on=date(2022, 3, 30), **annex
    )
    Amendment.objects.create(number=2, decision="Quyết định 6", effective_on=date(2022, 7, 1), **annex)

    page = seen(client, signed)

    assert "Phụ lục số 1, theo Quyết định 5, hiệu lực từ 01/04/2022" in page
    assert "Một phần nội dung đã được điều chỉnh bằng phụ lục." in page
    assert "Quyết định 6" not in page
    assert "Bớt việc nội bộ" not in page


def test_what_has_ended_says_so(client, small, signed):
    Commitment.objects.filter(pk=small.commitments["U1"].pk).update(
        status="ended", ended_on=date(2022, 6, 1), ended_reason="Sáp nhập"
    )

    assert "không còn hiệu lực" in seen(client, signed)


def test_a_file_made_after_signing_says_so(client, small):
    Commitment.objects.filter(pk=small.commitments["U2"].pk).update(
        status="signed", signed_on=date(2022, 1, 5)
    )
    document = issuing.agree(small.commitments["U2"], by=small.giang)

    assert "được lập từ dữ liệu sau khi ký" in seen(client, document)


def test_a_joint_document_says_how_many_have_signed(client, small):
    type(small.campaign).objects.filter(pk=small.campaign.pk).update(template="joint")
    first = Commitment.objects.for_listing().get(pk=small.commitments["U1"].pk)
    issuing.sign(first, by=small.giang, signed_on=date(2022, 1, 5), today=TODAY)

    assert "(1/3 đơn vị)" in seen(client, issuing.current(first))


def test_the_very_file_matches(client, signed):
    page = upload(client, signed, issuing.content(signed)).content.decode()

    assert "<strong>Khớp.</strong>" in page


@pytest.mark.parametrize("change", [b" ", b"%%EOF\n"])
def test_a_file_that_was_touched_does_not_match(client, signed, change):
    page = upload(client, signed, issuing.content(signed) + change).content.decode()

    assert "<strong>Không khớp.</strong>" in page


def test_an_upload_is_not_kept(client, signed, settings, tmp_path):
    content = issuing.content(signed)
    settings.MEDIA_ROOT = tmp_path

    upload(client, signed, content + b" ")

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "Tệp này trống."),
        (b"MZ not a document", "Tệp này không phải PDF."),
        (b"%PDF-1.7" + b"x" * 100, "Tệp lớn hơn 50 MB, không phải tệp do hệ thống lập."),
    ],
)
def test_what_cannot_be_ours_is_refused_with_the_reason(client, signed, content, message, monkeypatch):
    monkeypatch.setattr(forms, "LARGEST_FILE", 50)

    response = upload(client, signed, content)

    assert response.context["form"].errors == {"file": [message]}


def test_nothing_sent_is_told_beside_the_field(client, signed):
    response = client.post(address(signed.code), {})

    assert response.context["form"].errors == {"file": ["Chọn tệp PDF cần đối chiếu."]}


def test_another_way_of_typing_the_code_leads_to_the_same_page(client, signed):
    typed = signed.shown_code.lower().replace("0", "o").replace("1", "l").replace("5", "s")

    response = client.get(reverse("reports:verification"), {"ma": f" {typed} "})
    assert response.headers["Location"] == address(signed.code)
    assert client.get(address(typed)).headers["Location"] == address(signed.code)


@pytest.mark.parametrize("typed", ["", "7K3M9", "<script>"])
def test_what_is_no_code_is_told_beside_the_field(client, typed):
    response = client.get(reverse("reports:verification"), {"ma": typed})

    assert set(response.context["form"].errors) == {"ma"}


@pytest.mark.parametrize("code", ["7K3M9PA4TX", "abc", "7K3M9-<b>"])
def test_an_unknown_code_is_a_helpful_404(client, code):
    response = client.get(f"/xac-thuc/{code}/")

    assert response.status_code == 404
    assert "Kiểm tra lại từng ký tự" in response.content.decode()
    assert "<b>" not in response.content.decode()


def guess(client, times, **where):
    return [
        client.get(address(f"7K3M9PA{number:03d}"), **where).status_code for number in range(100, 100 + times)
    ]


def test_who_guesses_in_series_has_to_wait_also_for_a_right_code(client, document):
    assert guess(client, guessing.MOST_MISSES) == [404] * guessing.MOST_MISSES

    response = client.get(address("7K3M9PA999"))

    assert (response.status_code, response.headers["Retry-After"]) == (429, "900")
    assert "Tạm dừng xác thực 15 phút" in response.content.decode()
    assert client.get(address(document.code)).status_code == 429


def test_another_address_is_not_hindered(client, document):
    guess(client, guessing.MOST_MISSES + 1)

    assert client.get(address(document.code), REMOTE_ADDR="10.0.0.9").status_code == 200


def test_right_codes_cost_nothing(client, document):
    statuses = [client.get(address(document.code)).status_code for _ in range(guessing.MOST_MISSES + 2)]

    assert set(statuses) == {200}


def test_the_page_asks_the_database_as_often_for_one_as_for_many(client, small, document):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            client.get(address(document.code))
        return len(captured)

    before = queries()
    for number in range(1, 4):
        Amendment.objects.create(
            commitment=small.commitments["U1"],
            number=number,
            decision="Quyết định",
            reason="Bớt",
            effective_on=date(2022, 4, number),
            signed_on=date(2022, 3, number),
        )

    assert queries() == before
