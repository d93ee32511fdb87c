"""Nhận ý kiến cơ quan chủ trì vào kết quả thẩm định: which ones a press takes over, and how a row tells of them."""

from collections.abc import Mapping
from datetime import date

from commitments.appraisal import Appraisal, Row
from commitments.entries import Verdict
from commitments.models.lead_review import Opinion
from commitments.opinions import mark_of, said_in, verdict_from
from commitments.telling import told

ADOPT_REST = "nhan-y-kien"
CHANGED = "Ý kiến của cơ quan chủ trì vừa thay đổi nên chưa nhận. Xem lại rồi nhận."


def adopted(page: Appraisal, sent: Mapping[str, str], changed: Mapping[str, Verdict]) -> dict[str, Verdict]:
    """{số chỉ tiêu: kết quả} to record: the opinion of the one row that was pressed, or of all not judged yet.

    Only an opinion that is still the one the page showed; a verdict that somebody wrote meanwhile stays.
    """
    wanted = [row for row in page.rows if row.lead and row.lead.opinion and row.name == sent.get("adopt")]
    if sent.get("version") != str(page.report.version):
        wanted = [row for row in wanted if row.is_undecided]
    if sent.get("then") == ADOPT_REST:
        wanted += [row for row in page.adoptable if row.number not in changed]
    return {
        row.number: verdict_from(row.lead)
        for row in wanted
        if sent.get(f"{row.name}-lead") == mark_of(row.lead)
    }


def told_of(row: Row, today: date) -> dict | None:
    """Ý kiến cơ quan chủ trì bằng lời, for the row of the review; None where nobody was asked."""
    lead = row.lead
    if lead is None:
        return None
    return {
        "unit": lead.lead_unit,
        "words": _words(row, today),
        "by": lead.given_by,
        "at": lead.given_at,
        "mark": mark_of(lead),
        "is_late": lead.days_overdue(today) > 0,
        "can_be_adopted": bool(lead.opinion) and row.verdict != verdict_from(lead),
        "is_adopted": bool(lead.opinion) and row.verdict == verdict_from(lead),
    }


def _words(row, today):
    lead = row.lead
    if lead.passed_over_at:
        return f"không có ý kiến (hạn {lead.due_on:%d/%m/%Y}), không chờ nữa"
    if not lead.opinion:
        late = f", quá hạn {lead.days_overdue(today)} ngày" if lead.days_overdue(today) else ""
        return f"chờ ý kiến từ {lead.asked_on:%d/%m/%Y}, hạn {lead.due_on:%d/%m/%Y}{late}"
    said = lead.get_opinion_display().lower()
    if lead.opinion == Opinion.OTHER:
        said += f" {told(said_in(lead).figure)}"
    return f"{said} – {lead.comment}" if lead.comment else said
