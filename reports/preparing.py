"""Chuẩn bị điều sẽ được đọc: what is kept of thousands of units is made before somebody waits for it.

Done by the process beside the server, one piece after the other, whenever something changed: after an import, when many
reports came in, with a new version of the program, when what was kept is gone. What is kept already is left as it is.
"""

import logging
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from django.utils import timezone

from commitments.models import Campaign, Publication
from commitments.models.standing import Basis
from reports import filters, outlooks, overview, published_parts, scopes, summaries
from reports.period_report import finding, spans
from reports.profiles import indicator as indicators
from reports.published_parts import Altered
from reports.views import period_reports, public

_done: dict[int, tuple] = {}
"""{đợt: tình trạng} when all of it was prepared last, by this process."""
logger = logging.getLogger(__name__)


def pieces(now: datetime | None = None) -> Iterator[Callable[[], object]]:
    """Các việc còn phải làm, the most read first; a campaign that is as it was when it was prepared has none."""
    now = now or timezone.localtime()
    for campaign in Campaign.objects.with_rules().order_by("-year_to", "pk"):
        latest = filters.latest_period(campaign, now.date())
        state = _state(campaign, latest, now)
        if _done.get(campaign.pk) != state:
            yield from _of(campaign, latest, now.date())
            _done[campaign.pk] = state


def _state(campaign, latest, now):
    """Điều mà việc chuẩn bị tuỳ vào; once an hour all is looked through, for what is kept is forgotten after a week."""
    places = [(campaign.pk, each.code) for each in campaign.calendar()]
    published = list(campaign.publications.order_by("pk").values_list("pk", flat=True))
    return latest, now.date(), now.hour, summaries.states_of(places, Basis.OFFICIAL), published


def _of(campaign, latest, today):
    codes = [each.code for each in reversed(campaign.calendar()) if each.code <= latest] or [latest]
    campaigns = tuple(Campaign.objects.filter(province=campaign.province_id).with_rules())
    yield partial(_overview, campaign, campaigns, codes[0], today)
    yield from _published(campaign)
    yield from _reports(campaign, codes[:1], [None, *finding.leads(campaign)])
    shown = indicators.shown_periods(campaign, codes[0])
    for place, _ in enumerate(scopes.leaves_of(campaign)):
        yield partial(indicators.of_all, campaign, place, shown, Basis.OFFICIAL, None)
    for code in codes[1:]:
        yield partial(_overview, campaign, campaigns, code, today)
    yield from _reports(campaign, codes[1:], [None])


def _overview(campaign, campaigns, code, today):
    """Tổng quan của cả đợt, official basis."""
    choice = filters.choose({"campaign": campaign.code, "period": code}, campaigns, today)
    span = outlooks.span_of(choice.campaign, choice.period)
    overview.read(choice, scopes.leaves_of(choice.campaign), span)


def _published(campaign):
    for publication in campaign.publications.order_by("-pk").defer("snapshot", "differences"):
        yield partial(_publication, publication, campaign)


def _publication(publication: Publication, campaign):
    try:
        published_parts.opened(publication)
        if publication.is_final:
            public.prepare(campaign.code, publication.period, publication.number)
    except Altered:
        logger.error("publication %s is not as it was published", publication.pk)


def _reports(campaign, codes, leads):
    """Trang đầu các báo cáo kỳ đang soạn có số liệu đến các kỳ này."""
    years = sorted({int(code[:4]) for code in codes}, reverse=True)
    for span in (each for year in years for each in spans.spans_of_year(year, campaign.cadence)):
        if span.last in codes:
            for lead in leads:
                yield partial(period_reports.prepare, finding.Subject(campaign, span, lead))
