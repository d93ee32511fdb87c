"""Ranh giới của người quản trị tỉnh: không thấy, không lấy được gì của tỉnh khác hay của người quản trị hệ thống."""

import pytest
from django.contrib.admin import site
from django.urls import reverse

from commitments.models import Campaign, Commitment
from tests import world
from units.models import Account, Assignment, AuditEvent, Unit
from units.roles import Role

pytestmark = pytest.mark.django_db
OURS = [model for model in site._registry if model._meta.app_label in {"units", "indicators", "commitments"}]
OURS.remove(AuditEvent)
NEW = {"password1": "còn dài hơn nữa", "password2": "còn dài hơn nữa", "usable_password": "true"}


@pytest.fixture
def place():
    return world.build()


def password_page(account):
    return reverse("admin:auth_user_password_change", args=[account.pk])


def account_form(account, **changes):
    inline = {"assignments-TOTAL_FORMS": 0, "assignments-INITIAL_FORMS": 0}
    known = {"username": account.username, "unit": account.unit_id or "", "is_active": "on"}
    return known | inline | changes


@pytest.mark.django_db(transaction=True)
def test_a_password_is_set_together_with_its_audit_event(client):
    place = world.build()
    client.force_login(place.quan)

    answer = client.post(password_page(place.an), NEW)

    place.an.refresh_from_db()
    assert answer.status_code == 302
    assert place.an.check_password("còn dài hơn nữa")
    assert AuditEvent.objects.get(chain__key="province:90").subject == "An"


def test_an_account_with_a_role_in_another_province_is_not_taken_over(client, place):
    abroad = Unit.objects.get(province__code="91", code="UB")
    Assignment.objects.create(account=place.an, role=Role.ADMINISTRATOR, unit=abroad)
    client.force_login(place.quan)

    assert client.post(password_page(place.an), NEW).status_code == 403
    change = reverse("admin:units_account_change", args=[place.an.pk])
    assert client.post(change, account_form(place.an, is_active="")).status_code == 403
    assert Account.objects.get(pk=place.an.pk).check_password("mật khẩu dài")


@pytest.mark.parametrize("whose", ["boss", "dung"])
def test_a_superuser_and_a_stranger_keep_their_passwords(client, place, whose):
    Account.objects.create_superuser("boss", password="mật khẩu dài", unit=place.units["UB"])
    client.force_login(place.quan)

    client.post(password_page(Account.objects.get(username=whose)), NEW)

    assert Account.objects.get(username=whose).check_password("mật khẩu dài")


def test_an_account_without_a_unit_is_asked_for_one(client, place):
    client.force_login(place.quan)
    new = {"username": "moi", "full_name": "Người Mới", "unit": ""} | NEW

    added = client.post(
        reverse("admin:units_account_add"), new | account_form(place.an, username="moi", unit="")
    )
    change = reverse("admin:units_account_change", args=[place.an.pk])
    changed = client.post(change, account_form(place.an, unit=""))

    assert "unit" in added.context["adminform"].form.errors
    assert "unit" in changed.context["adminform"].form.errors


@pytest.mark.parametrize("model", OURS)
def test_filters_name_nothing_of_other_provinces(client, place, model):
    world.import_data(world.bundle(1, province="92", campaign="NUA"))
    Campaign.objects.exclude(code="C2022").update(title="Đợt của tỉnh khác")
    Unit.objects.filter(province__code="91").update(name="Đơn vị của tỉnh khác")
    client.force_login(place.quan)

    text = client.get(
        reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    ).content.decode()

    assert "của tỉnh khác" not in text
    assert "tỉnh Thử 91" not in text


def test_what_lies_in_another_province_is_not_chosen(client, place):
    abroad = Unit.objects.get(province__code="91", code="UB")
    client.force_login(place.quan)
    role = {"assignments-TOTAL_FORMS": 1, "assignments-0-role": Role.LEADER, "assignments-0-unit": abroad.pk}
    change = reverse("admin:units_account_change", args=[place.an.pk])

    answer = client.post(change, account_form(place.an) | role)

    assert answer.status_code == 200
    assert not Assignment.objects.filter(account=place.an, unit=abroad).exists()


def test_suggestions_name_nothing_of_other_provinces(client, place):
    client.force_login(place.quan)
    asked = {"app_label": "units", "model_name": "account", "field_name": "unit", "term": ""}

    found = client.get(reverse("admin:autocomplete"), asked).json()["results"]

    assert {each["id"] for each in found} == {str(unit.pk) for unit in place.units.values()}


@pytest.mark.parametrize("what", ["change", "delete", "history"])
def test_rows_of_other_provinces_are_not_opened(client, place, what):
    foreign = Commitment.objects.get(campaign__code="KHAC")
    client.force_login(place.quan)

    answer = client.get(reverse(f"admin:commitments_commitment_{what}", args=[foreign.pk]))

    assert (answer.status_code, answer["Location"]) == (302, reverse("admin:index"))


@pytest.mark.parametrize("junk", ["1e5", "-", "99999999999999999999999", "٣", "a%00b", ""])
@pytest.mark.parametrize("model", [Account, Unit, Commitment])
def test_junk_in_the_address_of_a_new_row_is_ignored(client, place, model, junk):
    client.force_login(place.quan)
    add = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_add")

    assert client.get(f"{add}?unit={junk}&parent={junk}&campaign={junk}").status_code == 200
