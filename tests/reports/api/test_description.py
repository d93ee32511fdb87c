"""Bản mô tả và điều được trả ra khớp nhau: whatever is asked, also nonsense, the answer is described."""

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, settings

from reports.api import description, shapes
from tests import publishing
from tests.reports.api import keys
from units.models.access_token import MOST_PER_MINUTE

pytestmark = [pytest.mark.django_db, pytest.mark.once]
EXAMPLES = 20
KNOWN = {"campaign": "C2022", "period": "2022-Q1", "year": 2022}


# Without the gate: behind it another thread works, which does not see what a test has not committed.
described = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())


@pytest.fixture
def headers():
    place = publishing.closed()
    publishing.published(place)
    _, found = keys.issue(place, **keys.ALL, per_minute=MOST_PER_MINUTE)
    return found


def known(path):
    """Khoá của điều có thật, for the keys of this address."""
    return {name: value for name, value in KNOWN.items() if f"{{{name}}}" in path}


@described.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
def test_whatever_is_asked_the_answer_is_as_described(case, headers):
    case.call_and_validate(headers=headers)

    case.path_parameters = known(case.path)
    response = case.call(headers=headers)
    assert response.status_code in (200, 400, 401, 404, 405)
    case.operation.validate_response(response)


@pytest.mark.parametrize("operation", description.OPERATIONS, ids=lambda each: each.name)
def test_what_is_there_is_as_described(headers, operation):
    case = described[operation.path]["GET"].Case(path_parameters=known(operation.path))

    response = case.call_and_validate(headers=headers)

    assert response.status_code == 200


def test_the_description_is_open_to_everybody_and_promises_all_fields(client):
    document = client.get("/api/v1/openapi.json").json()

    assert document["openapi"] == "3.1.0"
    assert document["components"]["schemas"]["Line"]["properties"].keys() == {
        "number",
        "state",
        "value",
        "reference",
        "attainment",
        "points",
        "maximum",
        "met",
    }
    assert shapes.Row.__name__ in document["components"]["schemas"]
