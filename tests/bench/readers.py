"""Ai đọc trang nào: the pages that grow with a province, each with the roles that open it."""

from datetime import timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from commitments.models import Commitment
from reports.group_pages import ALL
from tests.bench import national
from tests.bench.furnishing import CONCLUDED, ISSUED, LEAD, MIDDLE, PUBLISHED, WRITTEN, YEAR, Furnished
from tests.world import account
from units import tokens
from units.models import AccessToken, Unit
from units.roles import Role

UNIT, GROUP = "X0005", "G00"
KEY_OF_A_MINUTE = 100_000
EVERYBODY = (Role.LEADER, Role.REVIEWER, Role.CLERK)
OVERSEERS = (Role.LEADER, Role.REVIEWER)
REVIEWER, PUBLIC, SYSTEM = (Role.REVIEWER,), ("public",), ("system",)


def clients():
    """{vai trò: người của vai trò ấy}; the public has no account, another system has a key."""
    receiving, unit = Unit.objects.get(code="CP"), Unit.objects.get(code=UNIT)
    people = {Role.LEADER: receiving, Role.REVIEWER: receiving, Role.CLERK: unit}
    found = {"public": Client(), "system": Client(headers=_key(receiving))}
    for role, over in people.items():
        found[str(role)] = Client()
        found[str(role)].force_login(account(f"doc-{role}", role, over, over))
    return found


def _key(unit):
    today = timezone.localdate()
    may = {"reads_rankings": True, "reads_cards": True, "reads_conclusions": True, "reads_unpublished": True}
    token = AccessToken(
        province=unit.province,
        name="Hệ thống đo",
        expires_on=today + timedelta(days=1),
        per_minute=KEY_OF_A_MINUTE,
        **may,
    )
    return {"Authorization": f"Bearer {tokens.issue(token, by=None, today=today)}"}


def pages(campaign, furnished: Furnished):
    """{tên: (địa chỉ, tham số, vai trò mở trang ấy)}; of the same size for many units as for few."""
    mine = Commitment.objects.get(campaign=campaign, unit__code=UNIT)
    return (
        _counted(campaign, mine)
        | _reports(campaign, furnished)
        | _of_a_year(campaign)
        | _published(furnished, mine)
        | _public(furnished)
        | _interface()
    )


def _asked():
    asked = {"campaign": national.CODE, "period": MIDDLE}
    return asked, asked | {"group": GROUP}


def _counted(campaign, mine):
    """Số đang tính."""
    asked, one = _asked()
    ranking, of_indicator = _at("ranking"), _at("indicator", campaign.pk, "3")
    return {
        "overview": (_at("overview"), asked, EVERYBODY),
        "overview, a group": (_at("overview"), one, EVERYBODY),
        "reports of one state": (_at("overview_filed"), asked | {"state": "late"}, EVERYBODY),
        "ranking": (ranking, asked, EVERYBODY),
        "ranking, second page": (ranking, asked | {"page": "2"}, EVERYBODY),
        "ranking, a group": (ranking, one, EVERYBODY),
        "ranking, own claims": (ranking, asked | {"basis": "self"}, EVERYBODY),
        "ranking by gain": (ranking, asked | {"sort": "period"}, EVERYBODY),
        "ranking by gain in a year": (ranking, one | {"sort": "year"}, EVERYBODY),
        "ranking by field": (ranking, asked | {"by": "field:TTHC"}, EVERYBODY),
        "ranking by indicator": (ranking, asked | {"by": "indicator:3"}, EVERYBODY),
        "heat map": (_at("heat_map"), asked, EVERYBODY),
        "heat map, a group": (_at("heat_map"), one, EVERYBODY),
        "profile of an indicator": (of_indicator, asked, EVERYBODY),
        "the same, a group": (of_indicator, one, EVERYBODY),
        "profile of a unit": (_at("unit", mine.pk), {}, EVERYBODY),
        "score card": (_at("card", mine.pk, MIDDLE), {}, EVERYBODY),
        "explanation of a score": (_at("explain", mine.pk, MIDDLE), {}, EVERYBODY),
        "self against verified": (_at("gaps"), asked, OVERSEERS),
    }


def _reports(campaign, furnished):
    """Báo cáo kỳ, and samples for a check on the spot."""
    written, led = [campaign.pk, WRITTEN, "chung"], [campaign.pk, WRITTEN, LEAD]
    issued, year = [campaign.pk, ISSUED, "chung"], {"campaign": national.CODE, "year": YEAR}
    return {
        "field checks": (_at("checks", campaign.pk), {}, OVERSEERS),
        "a sample of 200 figures": (_at("check", campaign.pk, furnished.sample.pk), {}, OVERSEERS),
        "period reports": (_at("period_reports"), year, EVERYBODY),
        "a period report": (_at("period_report", *written), {}, OVERSEERS),
        "the same, second page": (_at("period_report", *written), {"page": "2"}, OVERSEERS),
        "a thematic report": (_at("period_report", *led), {}, OVERSEERS),
        "writing a part of one": (_at("period_report_part", *written, "kho-khan"), {}, REVIEWER),
        "an issued report": (_at("period_report", *issued), {}, EVERYBODY),
        "the same, as an edition": (_at("period_report_edition", *issued, 1), {"page": "2"}, EVERYBODY),
    }


def _of_a_year(campaign):
    asked, of_year = {"campaign": national.CODE, "year": CONCLUDED}, [campaign.pk, CONCLUDED]
    return {
        "verdicts of a year": (_at("conclusions"), asked, EVERYBODY),
        "ruling on proposals": (_at("rulings", *of_year), {}, REVIEWER),
        "emulation list": (_at("emulation", *of_year), {}, OVERSEERS),
    }


def _published(furnished, mine):
    final, provisional = furnished.final.pk, furnished.provisional.pk
    return {
        "publications": (_at("publications"), {}, EVERYBODY),
        "a publication": (_at("publication", final), {}, EVERYBODY),
        "a provisional publication": (_at("publication", provisional), {}, EVERYBODY),
        "a published card": (_at("published_card", final, mine.pk), {}, EVERYBODY),
    }


def _public(furnished):
    keys = [national.CODE, PUBLISHED, furnished.final.number]
    return {
        "public index": (_at("public_index"), {}, PUBLIC),
        "public, a province": (_at("public_province", "VN"), {}, PUBLIC),
        "public, what holds now": (_at("public_latest", *keys[:2]), {}, PUBLIC),
        "public publication": (_at("public_publication", *keys), {}, PUBLIC),
        "public group": (_at("public_group", *keys, GROUP), {}, PUBLIC),
        "public unit": (_at("public_unit", *keys, UNIT), {}, PUBLIC),
    }


def _interface():
    """Giao diện cho hệ thống khác, published results and those being counted."""
    one, current = {"group": GROUP}, {"source": "current"}
    ranking = _at("api_ranking", national.CODE, PUBLISHED)
    cards = _at("api_cards", national.CODE, PUBLISHED)
    return {
        "API: description": (_at("api_description"), {}, SYSTEM),
        "API: campaigns": (_at("api_campaigns"), {}, SYSTEM),
        "API: a campaign": (_at("api_campaign", national.CODE), {}, SYSTEM),
        "API: its periods": (_at("api_periods", national.CODE), {}, SYSTEM),
        "API: published ranking of a group": (ranking, one, SYSTEM),
        "API: counted ranking of a group": (ranking, one | current, SYSTEM),
        "API: published cards": (cards, {}, SYSTEM),
        "API: counted cards": (cards, current, SYSTEM),
        "API: units": (_at("api_units"), {}, SYSTEM),
    }


def wholes(campaign, furnished: Furnished):
    """{tên: như trên} of what holds a whole group or every unit: files, and pages that show all for printing."""
    asked, one = _asked()
    mine = Commitment.objects.get(campaign=campaign, unit__code=UNIT)
    keys, of_year = [national.CODE, PUBLISHED, furnished.final.number], [campaign.pk, CONCLUDED]
    year = {"campaign": national.CODE, "year": CONCLUDED}
    report = [campaign.pk, WRITTEN, "chung"]
    return {
        "annex of a decision, a group, PDF": (_at("decision_annex"), one, EVERYBODY),
        "draft of a decision, a group, Word": (_at("decision_draft"), one, REVIEWER),
        "explanation, PDF": (_at("explain_document", mine.pk, MIDDLE), {}, EVERYBODY),
        "profile of a unit, Excel": (_at("unit_file", mine.pk, "xlsx"), {}, EVERYBODY),
        "ranking of a group, CSV": (_at("export_ranking", "csv"), one, OVERSEERS),
        "ranking of a group, Excel": (_at("export_ranking", "xlsx"), one, OVERSEERS),
        "heat map of a group, Excel": (_at("export_heat_map", "xlsx"), one, OVERSEERS),
        "indicator in a group, Excel": (_at("indicator_file", campaign.pk, "3", "xlsx"), one, OVERSEERS),
        "public data, CSV": (_at("public_data", *keys, "csv"), {}, PUBLIC),
        "public data, JSON": (_at("public_data", *keys, "json"), {}, PUBLIC),
        "all: ranking": (_at("ranking"), asked | {"page": ALL}, OVERSEERS),
        "all: ranking, CSV": (_at("export_ranking", "csv"), asked, OVERSEERS),
        "all: verdicts, CSV": (_at("export_conclusions", "csv"), year, OVERSEERS),
        "all: verdicts, Word": (_at("conclusion_file", *of_year, "docx"), {}, OVERSEERS),
        "all: period report": (_at("period_report", *report), {"page": ALL}, OVERSEERS),
        "all: period report, Word": (_at("period_report_file", *report, "docx"), {}, OVERSEERS),
        "all: API, published ranking": (_at("api_ranking", *keys[:2]), {}, SYSTEM),
    }


def _at(name, *keys):
    return reverse(f"reports:{name}", args=keys)
