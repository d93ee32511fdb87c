"""Nhập gói dữ liệu vào cơ sở dữ liệu: một lần hay hai lần như nhau, điều đã đóng không đổi, lỗi thì không ghi gì."""

from decimal import Decimal

import pytest
from django.core.management import call_command
from django.db import connection

from commitments.management.commands import import_bundle
from commitments.models import Campaign, Commitment, Entry, Report, Standing, Target
from indicators.models import Indicator
from tests import world
from tests.commitments.bundle.database import contents, load, run
from tests.commitments.bundle.sample import sample
from tests.contract.imported import bring, file_of
from tests.contract.test_expected_results import NAMES
from tests.race import on_postgres
from units.models import AuditEvent, Term, Unit

pytestmark = pytest.mark.django_db
OUTCOME = (
    "Đã nhập: mới 5 đơn vị, 1 đợt cam kết, 3 bản cam kết, 1 báo cáo, 3 số liệu;"
    " sửa 0 dòng; tính 24 kết quả xếp hạng."
)


def campaign_of(bundle):
    return bundle["campaigns"][0]


def full(status="submitted"):
    """Gói của tỉnh nhỏ with one report of U1."""
    return world.bundle(reports=[world.report("U1", status=status)])


def test_one_line_of_counts_is_printed(tmp_path):
    assert load(tmp_path, full()) == (0, [OUTCOME], [])


def test_a_warning_is_told_and_does_not_stop(tmp_path):
    bundle = world.bundle()
    del campaign_of(bundle)["commitments"][0]["items"][0]["targets"]

    code, out, err = load(tmp_path, bundle)

    assert (code, len(out), len(err)) == (0, 1, 1)
    assert err[0].startswith("/campaigns/0/commitments/0/items/0: cảnh báo: ")


@pytest.mark.parametrize("name", NAMES)
def test_the_same_bundle_again_changes_nothing(name):
    bring(name)
    before = contents()

    code, [line], _ = run("import_bundle", file_of(name))

    assert (code, line) == (
        0,
        "Đã nhập: mới 0 đơn vị, 0 đợt cam kết, 0 bản cam kết, 0 báo cáo, 0 số liệu;"
        " sửa 0 dòng; tính 0 kết quả xếp hạng.",
    )
    assert contents() == before


def test_the_same_bundle_again_with_replace_changes_nothing(tmp_path):
    load(tmp_path, sample())
    before = contents()

    assert load(tmp_path, sample(), "--replace")[0] == 0
    assert contents() == before


def test_what_a_bundle_leaves_out_stays(tmp_path):
    load(tmp_path, sample())
    before = contents()
    smaller = sample()
    for name in ("reports", "adjustments", "ceremony", "closed_years", "holidays"):
        del campaign_of(smaller)[name]
    del campaign_of(smaller)["commitments"][0]["amendments"]
    smaller["successions"], smaller["terms"] = [], []

    assert load(tmp_path, smaller)[0] == 0
    assert contents() == before


def test_each_touched_campaign_and_commitment_gets_a_line_in_the_log(tmp_path):
    load(tmp_path, full())

    chains = (
        AuditEvent.objects.filter(verb="import").order_by("chain__key").values_list("chain__key", flat=True)
    )

    assert list(chains) == ["campaign:C2022", *(f"commitment:C2022/{unit}" for unit in ("U1", "U2", "U3"))]
    call_command("verify_audit")


@pytest.mark.parametrize("status", ["draft", "returned"])
def test_a_draft_and_a_returned_report_are_updated(tmp_path, status):
    load(tmp_path, full(status))
    version = Report.objects.get().version
    changed = full(status)
    campaign_of(changed)["reports"][0]["entries"][0]["numerator"] = "77"

    code, [line], _ = load(tmp_path, changed)

    assert (code, "sửa 1 dòng" in line) == (0, True)
    assert Entry.objects.get(item__indicator__number="1").numerator == Decimal(77)
    assert Report.objects.get().version == version + 1


def test_an_unsigned_commitment_and_an_unused_set_are_updated(tmp_path):
    load(tmp_path, world.bundle(signed_on=None))
    changed = world.bundle(signed_on=None)
    campaign_of(changed)["commitments"][0]["items"][0]["targets"]["2022"] = "95"
    changed["indicator_sets"][0]["indicators"][1]["text"] = "Tỷ lệ đúng hạn"
    campaign_of(changed)["late_penalty"] = "1"

    assert load(tmp_path, changed)[0] == 0
    assert Target.objects.filter(value=95).count() == 1
    assert Indicator.objects.get(number="1").text == "Tỷ lệ đúng hạn"
    assert Campaign.objects.get().late_penalty == 1


def test_a_signature_in_a_later_bundle_signs(tmp_path):
    load(tmp_path, world.bundle(signed_on=None))

    code, [line], _ = load(tmp_path, world.bundle())

    assert (code, "sửa 3 dòng; tính 24 kết quả" in line) == (0, True)
    assert set(Commitment.objects.values_list("status", flat=True)) == {"signed"}


def test_a_report_that_is_submitted_in_a_later_bundle_counts(tmp_path):
    load(tmp_path, full("draft"))
    assert Standing.objects.get(commitment__unit__code="U1", period="2022-Q1", basis="official").score == 0

    assert load(tmp_path, full("submitted"))[0] == 0

    standing = Standing.objects.get(commitment__unit__code="U1", period="2022-Q1", basis="official")
    assert str(standing.score) == "75.00"


def test_a_new_amendment_may_come_to_a_signed_commitment(tmp_path):
    load(tmp_path, full())
    changed = full()
    campaign_of(changed)["commitments"][0]["amendments"] = [
        {
            "number": 1,
            "decision": "QĐ",
            "reason": "Bớt",
            "effective_on": "2022-02-01",
            "changes": [{"indicator": "1", "targets": {"2022": "100"}}],
        }
    ]

    assert load(tmp_path, changed)[0] == 0
    standing = Standing.objects.get(commitment__unit__code="U1", period="2022-Q1", basis="official")
    assert str(standing.score) == "71.67"


def test_names_of_units_and_ends_of_terms_are_updated(tmp_path):
    load(tmp_path, full())
    changed = full()
    changed["units"][2]["name"] = "Sở Mới"
    changed["terms"][0]["to"] = "2023-12-31"

    assert load(tmp_path, changed)[0] == 0
    assert Unit.objects.get(code="U1").name == "Sở Mới"
    assert Term.objects.get(person__code="P-U1").ends_on.isoformat() == "2023-12-31"


def test_a_refusal_in_the_last_campaign_takes_back_the_first(tmp_path):
    load(tmp_path, full())
    before = contents()
    both = full()
    new = world.bundle(campaign="C2023")["campaigns"][0]
    campaign_of(both)["reports"][0]["difficulties"] = "Khác"
    both["campaigns"].insert(0, new)
    both["units"].append(both["units"][2] | {"code": "U9", "name": "Sở Mới"})

    code, out, [line] = load(tmp_path, both)

    assert (code, out, line.partition(":")[0]) == (1, [], "/campaigns/1/reports/0")
    assert contents() == before


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        (b"{", "/: "),
        (b"\xff", "/: "),
        (b"[]", "/: "),
        (b"[" * 100_000, "/: "),
    ],
)
def test_what_is_no_bundle_at_all_gets_one_line(tmp_path, raw, line):
    before = contents()

    code, out, errors = load(tmp_path, raw)

    assert (code, out, len(errors), errors[0][:3]) == (1, [], 1, line)
    assert contents() == before


def test_every_fault_of_a_bundle_is_told_and_nothing_is_written(tmp_path):
    before = contents()
    bundle = full()
    bundle["units"][1]["kind"] = "x"
    campaign_of(bundle)["reports"][0]["entries"][0]["numerator"] = "1e3"

    code, out, errors = load(tmp_path, bundle)

    assert (code, out) == (1, [])
    assert [line.partition(":")[0] for line in errors] == [
        "/units/1/kind",
        "/campaigns/0/reports/0/entries/0/numerator",
    ]
    assert contents() == before


def test_a_file_that_is_not_there_is_told(tmp_path):
    file = tmp_path / "none.json"

    assert run("import_bundle", file) == (
        1,
        [],
        [f"/: không đọc được tệp {file}: No such file or directory"],
    )
    assert run("import_bundle", tmp_path)[0] == 1


def test_a_campaign_code_of_another_province_is_refused(tmp_path):
    load(tmp_path, full())
    before = contents()

    code, _, errors = load(tmp_path, world.bundle(1, province="91"))

    assert (code, errors[0]) == (
        1,
        "/campaigns/0/code: mã đợt “C2022” đã có ở tỉnh khác (tỉnh Thử 90)",
    )
    assert contents() == before


@on_postgres
def test_after_a_large_import_the_database_counts_its_rows_anew(tmp_path, monkeypatch):
    monkeypatch.setattr(import_bundle, "MANY", 1)

    assert load(tmp_path, world.bundle())[0] == 0

    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = 'commitments_commitment'")
        assert cursor.fetchone() == (3,)
