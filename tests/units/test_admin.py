"""Trang quản trị: ai vào được, thấy gì, và không sửa được gì đã ký, đã chốt."""

from decimal import Decimal

import pytest
from django.contrib import admin
from django.urls import reverse

from commitments.models import Campaign, Commitment, CommitmentItem, ReminderPlan
from indicators.models import Indicator, IndicatorSet
from tests import world
from units.models import Account, Assignment, AuditEvent, Person, Unit
from units.roles import Role

pytestmark = [pytest.mark.django_db, pytest.mark.both]  # pages are the way to these verbs
OURS = [
    model for model in admin.site._registry if model._meta.app_label in {"units", "indicators", "commitments"}
]
STILL_OPEN = {
    "symbol": "BCK-UBND",
    "recipients": "Như trên",
    "committer_side": "left",
    "annex_from": 10,
    "lead_days": 4,
    "appeal_days": 6,
}


@pytest.fixture
def signed():
    return world.build()


@pytest.fixture
def draft():
    return world.build(signed_on=None)


def page(model, what, *arguments):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{what}", args=arguments)


@pytest.mark.parametrize("model", [model for model in OURS if model is not AuditEvent])
def test_administrator_finds_and_opens_every_table(client, signed, model):
    client.force_login(signed.quan)

    listed = client.get(page(model, "changelist"), {"q": "U1"})

    assert listed.status_code == 200
    for row in model.objects.all()[:2]:
        assert client.get(page(model, "change", row.pk)).status_code in {200, 302}


@pytest.mark.parametrize("persona", ["an", "binh", "chi", "giang", "hoa", "khanh"])
def test_others_are_refused(client, signed, persona):
    client.force_login(getattr(signed, persona))

    assert client.get(reverse("admin:index"), follow=True).status_code == 403


def test_stranger_is_asked_to_sign_in(client, signed):
    answer = client.get(reverse("admin:index"), follow=True)

    assert answer.redirect_chain[-1][0] == f"{reverse('units:login')}?next={reverse('admin:index')}"


def test_nobody_signed_in_is_led_from_the_old_sign_in_page_to_ours(client):
    answer = client.get("/quan-tri/login/")

    assert answer.url.startswith(reverse("units:login"))


def test_staff_without_the_role_sees_no_table(client, signed):
    Account.objects.filter(pk=signed.hoa.pk).update(is_staff=True)
    client.force_login(signed.hoa)

    assert client.get(page(Unit, "changelist")).status_code == 403


def test_other_provinces_are_not_there(client, signed):
    foreign = Unit.objects.get(province__code="91", code="U1")
    client.force_login(signed.quan)

    assert client.get(page(Unit, "change", foreign.pk)).status_code == 302
    assert "Sở Thử" in client.get(page(Unit, "changelist")).content.decode()
    assert str(foreign.pk) not in [
        str(unit.pk) for unit in client.get(page(Unit, "changelist")).context["cl"].queryset
    ]


@pytest.mark.parametrize("model", [Unit, Campaign, Commitment, CommitmentItem, Indicator, IndicatorSet])
def test_filters_offer_nothing_of_other_provinces(client, signed, model):
    client.force_login(signed.quan)

    shown = client.get(page(model, "changelist")).content.decode()

    assert "tỉnh Thử 91" not in shown
    assert f"indicator_set__id__exact={IndicatorSet.objects.get(province__code='91').pk}" not in shown
    assert f"campaign__id__exact={Campaign.objects.get(code='KHAC').pk}" not in shown


def unit_form(unit, **changes):
    inline = {f"terms-{name}": 0 for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
    return {
        "province": unit.province_id,
        "code": unit.code,
        "name": unit.name,
        "kind": unit.kind,
        "level": unit.level,
        "order": unit.order,
        "head_title": unit.head_title,
        **inline,
        **changes,
    }


def test_a_unit_that_has_not_signed_can_be_renamed_and_it_is_recorded(client, draft):
    unit = draft.units["U1"]
    client.force_login(draft.quan)

    client.post(page(Unit, "change", unit.pk), unit_form(unit, name="Sở Mới"))

    unit.refresh_from_db()
    assert unit.name == "Sở Mới"
    assert AuditEvent.objects.get(chain__key="province:90").by == draft.quan


def test_the_name_under_which_a_unit_signed_stays(client, signed):
    unit = signed.units["U1"]
    client.force_login(signed.quan)

    client.post(page(Unit, "change", unit.pk), unit_form(unit, name="Sở Mới", short_name="SM"))

    unit.refresh_from_db()
    assert (unit.name, unit.short_name) == ("Sở Thử U1", "SM")


@pytest.mark.parametrize("model", [Commitment, CommitmentItem, IndicatorSet, Indicator])
def test_what_is_signed_or_frozen_cannot_be_changed_or_deleted(client, signed, model):
    row = model.objects.first()
    client.force_login(signed.quan)

    assert client.post(page(model, "change", row.pk), {"text": "khác"}).status_code == 403
    assert client.post(page(model, "delete", row.pk), {"post": "yes"}).status_code == 403
    assert model.objects.filter(pk=row.pk).exists()


PARTS = ("groups", "grades", "consequences", "holidays", "overrides", "reminder_plan")


def test_the_rules_of_a_signed_campaign_stay(client, signed):
    campaign = signed.campaign
    client.force_login(signed.quan)

    inlines = {f"{part}-{name}": 0 for part in PARTS for name in ("TOTAL_FORMS", "INITIAL_FORMS")}

    client.post(
        page(Campaign, "change", campaign.pk),
        {"title": "khác", "late_penalty": "9", "notice": "Lưu ý", **STILL_OPEN, **inlines},
    )

    campaign.refresh_from_db()
    assert {name: getattr(campaign, name) for name in STILL_OPEN} == STILL_OPEN
    assert (campaign.title, campaign.late_penalty, campaign.notice) == (
        "Cam kết cải cách hành chính năm 2022",
        Decimal("0.5"),
        "Lưu ý",
    )
    assert client.post(page(Campaign, "delete", campaign.pk), {"post": "yes"}).status_code == 403


def test_a_draft_commitment_can_be_changed(client, draft):
    commitment = draft.commitments["U1"]
    other = Person.objects.get(province__code="90", code="P-U2")
    client.force_login(draft.quan)
    inline = {f"items-{name}": 0 for name in ("TOTAL_FORMS", "INITIAL_FORMS")}

    client.post(
        page(Commitment, "change", commitment.pk),
        {
            "campaign": commitment.campaign_id,
            "unit": commitment.unit_id,
            "group": commitment.group_id,
            "leader": other.pk,
            "order": 9,
            **inline,
        },
    )

    commitment.refresh_from_db()
    assert (commitment.leader, commitment.order, commitment.status) == (other, 9, "draft")


def test_a_new_account_gets_its_role_and_no_more(client, draft):
    unit = draft.units["U1"]
    client.force_login(draft.quan)
    account = Account.objects.create_user("moi", unit=unit)
    form = {
        "username": "moi",
        "full_name": "Người Mới",
        "unit": unit.pk,
        "is_active": "on",
        "is_superuser": "on",
    }
    inline = {"assignments-TOTAL_FORMS": 1, "assignments-INITIAL_FORMS": 0}
    role = {"assignments-0-role": Role.ADMINISTRATOR, "assignments-0-unit": draft.units["UB"].pk}

    client.post(page(Account, "change", account.pk), form | inline | role)

    account.refresh_from_db()
    assert (account.is_staff, account.is_superuser) == (True, False)
    assert Assignment.objects.get(account=account).unit == draft.units["UB"]


def test_accounts_are_never_deleted(client, draft):
    client.force_login(draft.quan)

    assert client.post(page(Account, "delete", draft.an.pk), {"post": "yes"}).status_code == 403


def test_a_superuser_reads_the_audit_trail_and_cannot_change_it(client, signed):
    boss = Account.objects.create_superuser("boss")
    client.force_login(boss)
    event = AuditEvent.objects.first()

    assert client.get(page(AuditEvent, "changelist")).status_code == 200
    assert client.post(page(AuditEvent, "change", event.pk), {"note": "x"}).status_code == 403
    assert client.post(page(AuditEvent, "delete", event.pk), {"post": "yes"}).status_code == 403
    assert client.get(page(AuditEvent, "add")).status_code == 403


def test_a_province_comes_with_a_bundle_and_stays(client, signed):
    client.force_login(signed.quan)
    province = signed.campaign.province

    assert client.get(reverse("admin:units_province_add")).status_code == 403
    assert client.post(reverse("admin:units_province_delete", args=[province.pk])).status_code == 403
    answer = client.post(
        reverse("admin:units_province_change", args=[province.pk]), {"name": "tỉnh Mới", "place": "Mới"}
    )
    assert answer.status_code == 302
    province.refresh_from_db()
    assert province.name == "tỉnh Mới"


def test_the_days_of_reminders_may_change_after_the_signature(client, signed):
    client.force_login(signed.quan)
    inlines = {f"{part}-{name}": 0 for part in PARTS for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
    plan = {"reminder_plan-TOTAL_FORMS": 1, "reminder_plan-0-before": "5", "reminder_plan-0-after": "2, 4"}
    plan |= {"reminder_plan-0-campaign": signed.campaign.pk}

    client.post(page(Campaign, "change", signed.campaign.pk), {**STILL_OPEN, **inlines, **plan})

    assert ReminderPlan.objects.get(campaign=signed.campaign).steps == (-5, 2, 4)
