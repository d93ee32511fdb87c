"""Các trường hợp của hợp đồng qua cơ sở dữ liệu: imported by the command, read back by the commands."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from tests.contract.imported import bring, file_of
from tests.contract.test_expected_results import DEMO, NAMES, expected

pytestmark = pytest.mark.django_db


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
    bring(name)

    found, wanted = results(name), expected(name)

    assert found["rankings"] == wanted["rankings"]
    assert found["consequences"] == wanted["consequences"]
    assert said("check_standings").endswith(" kết quả, 0 chỗ khác.\n")


def test_three_provinces_fit_into_one_database():
    demos = [name for name in NAMES if file_of(name).parent == DEMO]
    for name in demos:
        bring(name)

    for name in demos:
        assert results(name) == {key: expected(name)[key] for key in ("rankings", "consequences")}
