"""Địa chỉ đọc dữ liệu /api/v1/: each fetches what its key may read and says it in a shape of `reports.api.shapes`."""

from dataclasses import asdict
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from indicators import periods as calendar
from reports import ranking as standings
from reports.api import answering, description, problems, shapes, sources
from reports.api.answering import reads
from reports.api.asking import FIGURES, GROUP, PAGING
from reports.api.problems import Refused


@csrf_exempt
@login_not_required  # it tells how to ask, and holds no data
def openapi(request):
    """Bản mô tả OpenAPI 3.1."""
    try:
        answering.reading_only(request)
    except Refused as reason:
        return problems.answer(reason.status, reason.detail, reason.headers)
    return answering.kept(request, description.document())


@csrf_exempt
@login_not_required  # nothing is here, for nobody
def nothing(request, rest):
    """Địa chỉ không có."""
    return problems.answer(404, "Không có địa chỉ này. Các địa chỉ được mô tả ở /api/v1/openapi.json.")


@reads(parameters=PAGING)
def campaigns(token, asked):
    """Các đợt cam kết."""
    rows = sources.campaigns(token).select_related("authority").prefetch_related("closed_years")
    return _page(rows.order_by("code"), asked, _campaign, reverse("reports:api_campaigns"))


@reads(parameters=PAGING)
def units(token, asked):
    """Các đơn vị của tỉnh."""
    return _page(sources.units(token).order_by("code"), asked, _unit, reverse("reports:api_units"))


@reads()
def campaign(token, asked, campaign):
    """Một đợt cam kết."""
    return _campaign(sources.campaign(token, campaign))


@reads()
def periods(token, asked, campaign):
    """Các kỳ của đợt, with what was published of each; never more than twelve a year, so all at once."""
    of = sources.campaign(token, campaign)
    published = sources.publications(of)
    items = [_period(each, published.get(each.code)) for each in of.calendar()]
    return {"total": len(items), "next": None, "items": items}


@reads("reads_rankings", FIGURES | {"group": GROUP})
def ranking(token, asked, campaign, period):
    """Bảng xếp hạng, as the command prints it; lines of the cards only where the key may read them."""
    _may_read_source(token, asked)
    found = sources.tables(token, campaign, period, **asked)
    data = standings.as_json(found.campaign, found.period, found.basis, found.tables)
    if not token.reads_cards:
        for row in (row for group in data["groups"] for row in group["rows"]):
            del row["items"]
    number = found.publication and found.publication.number
    return data | {"published": number is not None, "publication": number}


@reads("reads_cards", FIGURES | PAGING)
def cards(token, asked, campaign, period):
    """Phiếu điểm của các đơn vị, by code."""
    _may_read_source(token, asked)
    total, rows, has_more = sources.cards(token, campaign, period, **asked)
    here = reverse("reports:api_cards", args=[campaign, period])
    following = _next(here, asked, rows[-1].unit.code) if has_more else None
    return {"total": total, "next": following, "items": [standings.row_as_json(row) for row in rows]}


@reads("reads_conclusions")
def conclusions(token, asked, campaign, year):
    """Kết luận năm và hệ quả được đề xuất."""
    return sources.conclusions(token, campaign, year)


def _may_read_source(token, asked):
    if asked["source"] == "current":
        answering.may(token, "reads_unpublished")


def _page(rows, asked, shown, here):
    total, limit = rows.count(), asked["limit"]
    later = rows.filter(code__gt=asked["after"]) if asked["after"] else rows
    found = list(later[: limit + 1])
    following = _next(here, asked, found[limit - 1].code) if len(found) > limit else None
    return {"total": total, "next": following, "items": [shown(each) for each in found[:limit]]}


def _next(here, asked, last):
    query = {name: value for name, value in asked.items() if value is not None} | {"after": last}
    return f"{here}?{urlencode(query)}"


def _campaign(each):
    return asdict(
        shapes.Campaign(
            code=each.code,
            title=each.title,
            notice=each.notice,
            authority=each.authority and each.authority.code,
            cadence=each.cadence,
            year_from=each.year_from,
            year_to=each.year_to,
            closed_years=tuple(sorted(closed.year for closed in each.closed_years.all())),
        )
    )


def _period(period, published):
    return asdict(
        shapes.Period(
            code=period.code,
            name=calendar.name_of(period.code),
            starts_on=period.starts_on.isoformat(),
            last_day=period.last_day.isoformat(),
            due_on=period.due_on.isoformat(),
            publication=published and published.number,
            decision=published and published.decision_number,
            decision_on=published and published.decision_on.isoformat(),
            digest=published and published.digest,
        )
    )


def _unit(unit):
    return asdict(
        shapes.Unit(
            code=unit.code,
            name=unit.name,
            short_name=unit.short_name,
            kind=unit.kind,
            level=unit.level,
            parent=unit.parent and unit.parent.code,
            valid_from=unit.valid_from and unit.valid_from.isoformat(),
            valid_to=unit.valid_to and unit.valid_to.isoformat(),
        )
    )
