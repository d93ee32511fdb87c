"""Phụ lục và gói dữ liệu: a draft stays out of bundles, a signed one goes out and comes back."""

import json

import pytest

from commitments.annexing import Alteration
from commitments.bundle.exporting import export
from commitments.bundle.importing import Refused, import_data
from commitments.models import Amendment
from tests import world
from tests.commitments.annexes import drafted, signed

pytestmark = pytest.mark.django_db


@pytest.fixture
def small():
    return world.build()


def bundle_with(number):
    bundle = world.bundle()
    bundle["campaigns"][0]["commitments"][0]["amendments"] = [
        {
            "number": number,
            "decision": "Quyết định số 5",
            "reason": "Khác",
            "effective_on": "2022-04-01",
            "changes": [{"indicator": "1", "targets": {"2022": "85"}}],
        }
    ]
    return bundle


def exported_from(small):
    return json.loads(export(small.campaign.province))


def test_a_draft_is_not_exported_and_does_not_disturb_an_import(small):
    before = exported_from(small)
    drafted(small)

    assert exported_from(small) == before
    assert import_data(before).changed == 0


def test_a_signed_one_is_exported_and_imported_again_unchanged(small):
    signed(small, drafted(small, n1="95", n2=Alteration(not_applicable="đã chuyển")))
    exported = exported_from(small)

    assert exported["campaigns"][0]["commitments"][0]["amendments"] == [
        {
            "number": 1,
            "decision": "Quyết định số 9",
            "reason": "Ít việc",
            "effective_on": "2022-07-01",
            "changes": [
                {"indicator": "1", "targets": {"2022": "95"}},
                {"indicator": "2", "not_applicable": "đã chuyển"},
            ],
        }
    ]
    assert import_data(exported).changed == 0


def test_a_bundle_with_the_number_of_a_draft_is_refused(small):
    drafted(small)
    bundle = bundle_with(1)

    with pytest.raises(Refused) as refused:
        import_data(bundle, replace=True)

    [fault] = refused.value.faults
    assert fault.pointer == "/campaigns/0/commitments/0/amendments/0/number"
    assert "đang được soạn" in fault.message


def test_what_a_bundle_brings_is_signed(small):
    import_data(bundle_with(7))

    assert Amendment.objects.get().is_signed
    assert drafted(small).number == 8
