"""Số liệu của quyết định lấy từ đâu: what was published of the period, where that is shown, else what is counted."""

from commitments.models import Publication
from commitments.models.standing import Basis
from reports import listing, published, published_ranking
from reports.comparing import Change, Earlier
from reports.filters import Choice
from reports.listing import Listed, Listing, Section

COUNTED = "Theo số liệu đang tính, không phải kết quả đã công bố của kỳ"


def found_for(choice: Choice) -> tuple[Listing, str]:
    """(danh sách, căn cứ thành lời); "" where nothing of the period was published yet.

    What is published holds the official score and rank: another basis, scope or order is read from what is counted.
    """
    last = published.standing_of(choice.campaign, choice.period)
    if last is None:
        return listing.read(choice), ""
    if choice.basis != Basis.OFFICIAL or not choice.scope.is_whole or choice.sort:
        return listing.read(choice), COUNTED
    published.opened(last)
    return _as_published(last, choice), said(last)


def said(publication: Publication) -> str:
    """Lần công bố, thành lời."""
    if publication.is_final:
        day = f"{publication.decision_on:%d/%m/%Y}"
        decision = f"Quyết định số {publication.decision_number} ngày {day}"
        return f"Theo kết quả đã công bố, lần {publication.number} ({decision})"
    return f"Theo kết quả tạm tính đã công bố, lần {publication.number}"


def _as_published(publication, choice):
    unlike = Change()
    sections = [
        Section(table.group, tuple(Listed(row, None, None, row.reason, unlike, unlike) for row in table.rows))
        for table in published_ranking.tables(publication, choice.group)
    ]
    nothing = Earlier("", "", {})
    return Listing(choice.scope, tuple(sections), nothing, nothing)
