"""Xuất gói dữ liệu: nhập vào nơi trống rồi xuất lại thì từng byte như nhau."""

import json
import unicodedata
from functools import partial

import pytest
from django.db import transaction

from commitments.bundle.exporting import export
from tests import world
from tests.commitments.bundle.database import contents, load, run
from tests.commitments.bundle.sample import sample
from tests.contract.imported import bring
from tests.contract.test_expected_results import NAMES, expected
from units.models import Province

pytestmark = pytest.mark.django_db


def exported_after(folder, raw):
    """Gói xuất ra khi nhập `raw` vào một cơ sở dữ liệu trống; empty again afterwards."""
    return exported(lambda: load(folder, raw)[0])


def exported(bringing):
    with transaction.atomic():
        assert not bringing()
        bundle = export(Province.objects.get())
        transaction.set_rollback(True)
    return bundle


@pytest.mark.parametrize("name", NAMES)
def test_an_export_imported_elsewhere_exports_the_same_bytes_and_gives_the_same_results(name, tmp_path):
    first = exported(partial(bring, name))
    assert not Province.objects.exists()

    load(tmp_path, first)

    assert export(Province.objects.get()) == first
    for wanted in expected(name)["rankings"]:
        arguments = (wanted["campaign"], wanted["period"], "--basis", wanted["basis"])
        _, lines, _ = run("ranking", *arguments, "--format", "json")
        assert json.loads("\n".join(lines)) == wanted


def test_every_part_comes_out_as_it_went_in(tmp_path):
    assert json.loads(exported_after(tmp_path, json.dumps(sample()).encode())) == sample()


def backwards(value):
    """Như cũ, with the keys of every object in reverse."""
    if isinstance(value, dict):
        return {key: backwards(value[key]) for key in reversed(value)}
    return [backwards(each) for each in value] if isinstance(value, list) else value


def test_keys_come_out_in_the_order_of_the_format(tmp_path):
    bundle = world.bundle(reports=[world.report("U1")])  # without spans, which keep the order they came in

    given, turned = (json.dumps(each).encode() for each in (bundle, backwards(bundle)))

    assert exported_after(tmp_path, turned) == exported_after(tmp_path, given)


def test_decimals_have_no_idle_zeros_and_silent_keys_stay_out(tmp_path):
    bundle = world.bundle(1)
    bundle["campaigns"][0] |= {"late_penalty": "0.5000", "notice": None, "reports": []}
    bundle["campaigns"][0]["commitments"][0]["items"][0]["targets"] = {"2022": "90.50"}

    campaign = json.loads(exported_after(tmp_path, json.dumps(bundle).encode()))["campaigns"][0]

    assert campaign["late_penalty"] == "0.5"
    assert campaign["commitments"][0]["items"][0] == {"indicator": "1", "targets": {"2022": "90.5"}}
    assert not {"notice", "reports", "adjustments", "min_coverage", "closed_years"} & set(campaign)


def test_text_comes_out_composed_and_readable(tmp_path):
    raw = unicodedata.normalize("NFD", json.dumps(world.bundle(1), ensure_ascii=False))

    bundle = exported_after(tmp_path, raw.encode())

    assert '"name": "Ủy ban nhân dân tỉnh Thử"' in bundle.decode()
    assert bundle.endswith(b"}\n")


def test_screen_and_file_are_the_same_bytes_every_time(tmp_path):
    load(tmp_path, sample())
    file = tmp_path / "out.json"

    code, lines, _ = run("export_bundle")

    assert (code, run("export_bundle", "--out", file)) == (0, (0, [], []))
    assert file.read_bytes() == ("\n".join(lines) + "\n").encode()
    assert file.read_bytes() == export(Province.objects.get())


def test_exporting_changes_nothing(tmp_path):
    load(tmp_path, sample())
    before = contents()

    run("export_bundle")

    assert contents() == before


def test_one_campaign_brings_its_own_set_only(tmp_path):
    load(tmp_path, world.bundle())
    other = world.bundle(campaign="C2023")
    other["indicator_sets"][0]["version"] = "2"
    other["campaigns"][0]["indicator_set"]["version"] = "2"
    load(tmp_path, other)

    _, lines, _ = run("export_bundle", "--campaign", "C2023")
    bundle = json.loads("\n".join(lines))

    assert [each["code"] for each in bundle["campaigns"]] == ["C2023"]
    assert [each["version"] for each in bundle["indicator_sets"]] == ["2"]
    assert len(json.loads(export(Province.objects.get()))["campaigns"]) == 2


def test_several_provinces_need_a_campaign_to_be_named(tmp_path):
    none = run("export_bundle")
    world.build()
    several = run("export_bundle")

    advice = "tỉnh trong hệ thống; chọn một đợt bằng --campaign"
    assert none == (1, [], [f"Có 0 {advice} (chưa có đợt nào)."])
    assert several == (1, [], [f"Có 2 {advice} (C2022, KHAC)."])


def test_an_unknown_campaign_and_a_place_that_cannot_be_written_are_told(tmp_path):
    world.build()

    assert run("export_bundle", "--campaign", "X") == (1, [], ["Không có đợt cam kết “X”."])
    assert run("export_bundle", "--campaign", "KHAC", "--out", tmp_path) == (
        1,
        [],
        [f"Không ghi được tệp {tmp_path}: Is a directory."],
    )
