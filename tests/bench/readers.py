"""Người đọc và các trang họ đọc, với dữ liệu cả nước: every page for reading, by every role that may open it."""

from datetime import timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from commitments import closing, publishing
from commitments.models import Commitment, Publication
from commitments.models.publication import PublicationKind
from tests.bench import national
from tests.world import account
from units import tokens
from units.models import AccessToken, Unit
from units.roles import Role

MIDDLE = national.PERIODS[-3]
"""Giữa năm: then there is time left, and with it a risk to reckon."""
PUBLISHED = national.PERIODS[-4]
YEAR = int(MIDDLE[:4])
UNIT = "X0005"
KEY_OF_A_MINUTE = 100_000


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


def publish(campaign):
    """Công bố chính thức một kỳ, once, so that there is something to read for everybody."""
    if campaign.publications.filter(kind=PublicationKind.FINAL).exists():
        return
    receiving = Unit.objects.get(code="CP")
    day = timezone.localdate()
    asked = {"by": account(f"doc-{Role.REVIEWER}", Role.REVIEWER, receiving, receiving)}
    closing.close_period(campaign, PUBLISHED, today=day, **asked)
    publishing.publish_provisional(campaign, PUBLISHED, today=day - timedelta(days=60), **asked)
    publishing.publish_final(campaign, PUBLISHED, "14/QĐ", day, today=day, **asked)


def _public(campaign):
    final = Publication.objects.filter(campaign=campaign, kind=PublicationKind.FINAL).latest("number")
    keys = [campaign.code, PUBLISHED, final.number]
    return final, {
        "public index": (reverse("reports:public_index"), {}),
        "public publication": (reverse("reports:public_publication", args=keys), {}),
        "public group": (reverse("reports:public_group", args=[*keys, "G00"]), {}),
        "public unit": (reverse("reports:public_unit", args=[*keys, UNIT]), {}),
    }


def pages(campaign):
    """{tên: (địa chỉ, tham số, vai trò mở trang ấy)}."""
    asked = {"campaign": national.CODE, "period": MIDDLE}
    one, year = asked | {"group": "G00"}, {"campaign": national.CODE, "year": YEAR}
    mine = Commitment.objects.get(campaign=campaign, unit__code=UNIT)
    final, public = _public(campaign)
    of_year, report = [campaign.pk, YEAR], [campaign.pk, f"{YEAR}-H1", "chung"]
    everybody = (Role.LEADER, Role.REVIEWER, Role.CLERK)
    overseers = (Role.LEADER, Role.REVIEWER)
    return {
        "overview": (reverse("reports:overview"), asked, everybody),
        "overview, a group": (reverse("reports:overview"), one, everybody),
        "reports of one state": (reverse("reports:overview_filed"), asked | {"state": "late"}, everybody),
        "ranking": (reverse("reports:ranking"), asked, everybody),
        "ranking, a group": (reverse("reports:ranking"), one, everybody),
        "ranking by gain": (reverse("reports:ranking"), asked | {"sort": "period"}, everybody),
        "ranking by indicator": (reverse("reports:ranking"), asked | {"by": "indicator:3"}, everybody),
        "heat map": (reverse("reports:heat_map"), asked, everybody),
        "profile of an indicator": (reverse("reports:indicator", args=[campaign.pk, "3"]), asked, everybody),
        "profile of a unit": (reverse("reports:unit", args=[mine.pk]), {}, everybody),
        "score card": (reverse("reports:card", args=[mine.pk, MIDDLE]), {}, everybody),
        "explanation of a score": (reverse("reports:explain", args=[mine.pk, MIDDLE]), {}, everybody),
        "self against verified": (reverse("reports:gaps"), asked, overseers),
        "field checks": (reverse("reports:checks", args=[campaign.pk]), {}, overseers),
        "period reports": (reverse("reports:period_reports"), year, overseers),
        "a period report": (reverse("reports:period_report", args=report), {}, overseers),
        "verdicts of a year": (reverse("reports:conclusions"), year, everybody),
        "ruling on proposals": (reverse("reports:rulings", args=of_year), {}, (Role.REVIEWER,)),
        "emulation list": (reverse("reports:emulation", args=of_year), {}, overseers),
        "publications": (reverse("reports:publications"), {}, everybody),
        "a publication": (reverse("reports:publication", args=[final.pk]), {}, everybody),
        "a published card": (reverse("reports:published_card", args=[final.pk, mine.pk]), {}, everybody),
        "API: ranking of a group": (
            reverse("reports:api_ranking", args=[national.CODE, MIDDLE]),
            {"group": "G00", "source": "current"},
            ("system",),
        ),
        "API: cards": (
            reverse("reports:api_cards", args=[national.CODE, MIDDLE]),
            {"source": "current"},
            ("system",),
        ),
        "API: units": (reverse("reports:api_units"), {}, ("system",)),
    } | {name: (*page, ("public",)) for name, page in public.items()}
