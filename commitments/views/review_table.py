"""Các dòng của bảng thẩm định: what templates/commitments/_review_row.html prints, with fields or as a text to read."""

from django.utils import timezone

from commitments.appraisal import Appraisal, Row
from commitments.forms.review import ReviewForm, VerdictForm
from commitments.telling import NOTHING
from commitments.views import adopting
from indicators.models.indicator import Source
from indicators.numbers import rounded, written

SHOWN_PLACES = 2


def groups(page: Appraisal, form: ReviewForm | None) -> list[dict]:
    """Các nhóm và dòng."""
    verdicts = form.verdicts if form else {}
    return [
        {
            "number": group.number,
            "title": group.title,
            "rows": [row_of(row, verdicts.get(row.number)) for row in group.rows],
        }
        for group in page.groups
    ]


def row_of(row: Row, form: VerdictForm | None) -> dict:
    """Một dòng."""
    indicator, line, entry = row.of_sheet.indicator, row.of_sheet.line, row.of_sheet.entry
    counts = line.met is not None
    return {
        "name": row.name,
        "number": indicator.number,
        "text": indicator.text,
        "measure": indicator.measure,
        "source": "Số do cơ quan khác công bố" if indicator.source == Source.EXTERNAL else "",
        "not_applicable": "" if row.of_sheet.is_applicable else row.of_sheet.reason or "không áp dụng",
        "explanation": entry.explanation if entry else "",
        "is_estimated": bool(entry and entry.is_estimated),
        "compare": indicator.compare_sign,
        "target": line.reference,
        "target_text": _target(indicator, line),
        "reported": row.reported_text,
        "cumulative": None if line.value is None else rounded(line.value, SHOWN_PLACES),
        "attainment": line.attainment,
        "points": line.points if counts else None,
        "max_points": line.maximum,
        "own_points": row.own_points if counts and row.own_points != f"{line.points:.2f}" else None,
        "state": line.state,
        "verdict": row.verdict,
        "verified": row.verified_text,
        "past": row.past,
        "sent_before": row.sent_before,
        "others": row.others,
        "doubts": row.doubts,
        "proofs": row.proofs,
        "evidence_hint": indicator.evidence_hint,
        "lead": adopting.told_of(row, timezone.localdate()),
        "form": form,
        "is_open": bool(form and form.errors) or row.verdict.points is not None,
    }


def _target(indicator, line):
    """Mức giao bằng lời: “≥ 90”; a dash where nothing is compared."""
    return (
        NOTHING if line.reference is None else f"{indicator.compare_sign} {written(line.reference)}".strip()
    )
