"""Các trường hợp của hợp đồng qua cơ sở dữ liệu: imported by the command, read back by the commands."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from tests.contract.test_expected_results import CASES, DEMO, NAMES, expected

pytestmark = pytest.mark.django_db


def file_of(name):
    own = CASES / f"{name}.bundle.json"
    return own if own.exists() else DEMO / f"{name}.json"


def said(*arguments):
    out = StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


def printed(*arguments):
    return json.loads(said(*arguments, "--format", "json"))


def results(name):
    """Điều các lệnh in ra cho những bảng mà trường hợp này công bố."""
    wanted = expected(name)
    return {
        "rankings": [
            printed("ranking", each["campaign"], each["period"], "--basis", each["basis"])
            for each in wanted["rankings"]
        ],
        "consequences": [
            printed("consequences", each["campaign"], str(each["year"])) for each in wanted["consequences"]
        ],
    }


@pytest.mark.parametrize("name", NAMES)
def test_the_commands_print_what_was_published_and_recomputing_changes_nothing(name):
    call_command("import_bundle", file_of(name), stdout=StringIO(), stderr=StringIO())

    found, wanted = results(name), expected(name)

    assert found["rankings"] == wanted["rankings"]
    assert found["consequences"] == wanted["consequences"]
    assert said("check_standings").endswith(" kết quả, 0 chỗ khác.\n")


def test_three_provinces_fit_into_one_database():
    demos = [name for name in NAMES if file_of(name).parent == DEMO]
    for name in demos:
        call_command("import_bundle", file_of(name), stdout=StringIO(), stderr=StringIO())

    for name in demos:
        assert results(name) == {key: expected(name)[key] for key in ("rankings", "consequences")}
