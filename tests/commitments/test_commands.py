"""Lệnh của người vận hành: kiểm tra kết quả, nạp bản minh hoạ, và mã kết thúc mà dòng lệnh thấy."""

import json

import pytest
from django.urls import reverse

from commitments.models import Campaign, Commitment, Report, Standing
from tests import shell, world
from tests.commitments.bundle.database import contents, run
from tests.snapshot import restore_or_build
from units.models import Account, Assignment
from units.roles import Role

pytestmark = pytest.mark.django_db


# check_standings


@pytest.fixture
def small():
    return world.build(reports=[world.report("U1")])


def spoil():
    """Làm sai một kết quả đã lưu."""
    wrong = Standing.objects.filter(commitment__unit__code="U1", period="2022-Q2", basis="self")
    wrong.filter(campaign__code="C2022").update(score=99)


def test_all_campaigns_are_compared(small):
    assert run("check_standings") == (0, ["Đã so 32 kết quả, 0 chỗ khác."], [])
    assert run("check_standings", "--campaign", "C2022") == (0, ["Đã so 24 kết quả, 0 chỗ khác."], [])


def test_each_difference_is_one_line_and_a_fault(small):
    spoil()
    before = contents()

    assert run("check_standings") == (1, [], ["C2022 U1 2022-Q2 self: khác: điểm"])
    assert contents() == before


def test_differences_are_repaired_on_request(small):
    spoil()

    assert run("check_standings", "--repair") == (
        0,
        ["Đã so 32 kết quả, 1 chỗ khác."],
        ["C2022 U1 2022-Q2 self: khác: điểm"],
    )
    assert run("check_standings")[0] == 0


def test_an_unknown_campaign_is_a_fault_of_the_input(small):
    assert run("check_standings", "--campaign", "X") == (1, [], ["Không có đợt cam kết “X”."])


# load_demo


@pytest.fixture(scope="session")
def printed():
    """Điều lệnh đã in khi nạp bản minh hoạ lần đầu."""
    return []


@pytest.fixture
def demo(settings, printed):
    """Bản minh hoạ đã nạp, once and copied after that; the accounts as the command prints them."""
    settings.DEMO_ALLOWED = True
    restore_or_build(__name__, lambda: printed.extend(run("load_demo", "--format", "json")[1]))
    return json.loads("\n".join(printed))["accounts"]


def test_the_demo_brings_its_campaigns_with_results(demo):
    assert set(Campaign.objects.values_list("code", flat=True)) == {"ST2017", "DT2022", "SD2022", "DN2024"}
    assert Standing.objects.exclude(rank=None).exists()


def test_each_province_has_an_account_in_each_role(demo):
    given = {(account["province"], account["role"]) for account in demo}

    assert given == {(province, str(role)) for province in ("94", "87", "75") for role in Role}
    assert set(demo[0]) == {"username", "password", "role", "unit", "province"}


def test_every_demo_account_signs_in_and_has_its_role(client, demo):
    for account in demo:
        url = reverse("units:login")
        answer = client.post(url, {"username": account["username"], "password": account["password"]})
        assert answer.status_code == 302
        assert Assignment.objects.filter(
            account__username=account["username"], role=account["role"], unit__code=account["unit"]
        ).exists()


def test_a_password_of_the_demo_is_hashed_with_all_rounds_once_it_was_used(client, demo):
    account = Account.objects.get(username=demo[0]["username"])
    assert account.password.startswith("pbkdf2_sha256$20000$")

    client.post(reverse("units:login"), {"username": account.username, "password": demo[0]["password"]})

    account.refresh_from_db()
    assert not account.password.startswith("pbkdf2_sha256$20000$")


def test_loading_twice_changes_nothing(demo):
    before = contents()

    code, lines, _ = run("load_demo", "--format", "json")

    assert (code, json.loads("\n".join(lines))["accounts"]) == (0, demo)
    assert contents() == before


def test_what_people_changed_since_stays(demo):
    Account.objects.filter(username=demo[0]["username"]).update(full_name="Nguyễn Thị Mới")
    report = Report.objects.filter(status="draft").first()
    Report.objects.filter(pk=report.pk).update(difficulties="Đã sửa")
    Commitment.objects.filter(campaign__code="SD2022").update(ended_reason="Đã đổi")
    before = contents()

    run("load_demo")

    assert contents() == before


def test_the_list_to_read_has_a_line_for_each_account(demo):
    _, lines, _ = run("load_demo")

    assert len(lines) == 21
    assert lines[0].split()[:2] == [demo[0]["username"], demo[0]["password"]]
    assert lines[0].endswith("Nhập liệu – ST-SLDTBXH")


def test_a_real_installation_refuses_the_demo_unless_forced(settings):
    settings.DEMO_ALLOWED = settings.DEBUG = False

    code, out, [line] = run("load_demo")

    assert (code, out, line[:27]) == (1, [], "Không nạp dữ liệu minh hoạ ")
    assert not Campaign.objects.exists()
    assert run("load_demo", "--force")[0] == 0


# As a shell sees them


CODES = {
    "import_bundle /nowhere.json": 1,
    "export_bundle": 1,
    "check_standings --campaign X": 1,
    "load_demo": 1,
    "import_bundle": 2,
    "export_bundle --nothing": 2,
    "load_demo --format xml": 2,
}


@pytest.fixture(scope="module")
def installation(tmp_path_factory):
    return shell.empty_installation(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def outcomes(installation):
    return shell.run_each(installation, list(CODES))


@pytest.mark.once
@pytest.mark.parametrize("line", CODES)
def test_the_shell_sees_one_for_a_fault_and_two_for_wrong_usage(outcomes, line):
    done = outcomes[line]

    assert (done.code, done.out) == (CODES[line], "")
    assert done.err
    assert "Traceback" not in done.err


@pytest.mark.once
def test_the_shell_imports_exports_and_checks(installation, tmp_path):
    file = tmp_path / "bundle.json"
    file.write_text(json.dumps(world.bundle(1)))

    imported = shell.run(installation, "import_bundle", file)
    exported, checked = shell.run_each(installation, ["export_bundle", "check_standings"]).values()

    assert [done.code for done in (imported, exported, checked)] == [0, 0, 0]
    assert json.loads(exported.out)["campaigns"][0]["code"] == "C2022"
    assert checked.out == "Đã so 8 kết quả, 0 chỗ khác.\n"
