"""Những gì đợt giả định còn thiếu để mọi trang có điều để đọc: words, fields, a sample, rules, publications, a report.

Done once for a database, after the measures of writing; what there is already is left as it is.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from commitments import closing, publishing
from commitments.models import Campaign, Commitment, ConsequenceRule, Publication, Report
from commitments.models.publication import PublicationKind
from indicators.models import Indicator, ReformField
from reports import rulings
from reports.gaps import checking
from reports.models import FieldCheck, PeriodReport
from reports.period_report import finding, issuing, reading
from reports.period_report.composing import compose
from reports.period_report.printed import Issue
from tests.bench import national
from tests.world import account
from units import vault
from units.models import Unit
from units.roles import Role

MIDDLE = national.PERIODS[-3]
"""Giữa năm: then there is time left, and with it a risk to reckon."""
PUBLISHED = national.PERIODS[-4]
YEAR, CONCLUDED = int(MIDDLE[:4]), int(MIDDLE[:4]) - 1
WRITTEN, ISSUED = f"{YEAR}-H1", f"{CONCLUDED}-Y"
"""Báo cáo kỳ đang soạn, và báo cáo đã ban hành."""
LEAD = "X0001"
FIELDS = {"TTHC": "Cải cách thủ tục hành chính", "TC": "Cải cách tổ chức bộ máy", "CDS": "Chuyển đổi số"}
ONE_IN = 3
"""Một phần ba số đơn vị nêu khó khăn, đề xuất: 1,334 of 4,001."""


@dataclass(frozen=True)
class Furnished:
    """Điều đã có để đọc."""

    provisional: Publication
    final: Publication
    sample: FieldCheck
    issued: PeriodReport


def furnish(campaign: Campaign) -> Furnished:
    """Bổ sung những gì còn thiếu."""
    by = reviewer()
    _fields(campaign)
    _words(campaign)
    _rules(campaign, by)
    provisional, final = _publications(campaign, by)
    campaign = Campaign.objects.with_rules().get(pk=campaign.pk)
    return Furnished(provisional, final, _sample(campaign, by), _issued(campaign, by))


def reviewer():
    """Người thẩm định của cơ quan nhận cam kết."""
    receiving = Unit.objects.get(code="CP")
    return account(f"doc-{Role.REVIEWER}", Role.REVIEWER, receiving, receiving)


def _fields(campaign):
    """Lĩnh vực của các chỉ tiêu, a unit that leads two of them."""
    leaves = (
        Indicator.objects.leaves().filter(indicator_set=campaign.indicator_set_id).order_by("order", "pk")
    )
    for order, (code, name) in enumerate(FIELDS.items()):
        field, _ = ReformField.objects.get_or_create(
            province=campaign.province, code=code, defaults={"name": name, "order": order}
        )
        keys = [leaf.pk for place, leaf in enumerate(leaves) if place % len(FIELDS) == order]
        Indicator.objects.filter(pk__in=keys).update(field=field)
    led = [leaf.pk for leaf in leaves[:2]]
    Indicator.objects.filter(pk__in=led).update(lead_unit=Unit.objects.get(code=LEAD))


def _words(campaign):
    """Lời của một phần ba số đơn vị, some of them in the same words."""
    rows = Report.objects.filter(commitment__campaign=campaign, period__startswith=f"{YEAR}-")
    if rows.exclude(difficulties="").exists():
        return
    for place, pk in enumerate(Commitment.objects.filter(campaign=campaign).order_by("pk").values("pk")):
        if place % ONE_IN == 0:
            rows.filter(commitment=pk["pk"]).update(
                difficulties=f"Thiếu máy quét.\n- Đường truyền đến thôn {place % 50} chưa ổn định;",
                proposals=f"Mở lớp tập huấn về chữ ký số, đợt {place % 7}.",
                next_tasks=f"Rà soát thủ tục của đơn vị {place}.",
            )


def _rules(campaign, by):
    """Hệ quả khi không đạt, of a year that is closed and that a quarter did not meet; the terms of emulation."""
    Campaign.objects.filter(pk=campaign.pk).update(met_value=80)
    cap = {"type": ConsequenceRule.Type.RATING_CAP, "level": "Hoàn thành nhiệm vụ"}
    said = {"legal_basis": "Quy chế giả định", "text": "Không xếp trên mức hoàn thành nhiệm vụ."}
    campaign.consequences.get_or_create(code="GH", defaults=cap | said)
    if rulings.terms_of(campaign, CONCLUDED) is None:
        terms = {"places": 3, "min_score": 60, "must_be_met": False, "never_late": True}
        rulings.set_terms(campaign, CONCLUDED, by=by, version=0, **terms)


def _publications(campaign, by):
    """Một lần công bố tạm tính, một lần chính thức of the same period."""
    day = timezone.localdate()
    if not campaign.publications.exists():
        closing.close_period(campaign, PUBLISHED, by=by, today=day)
        publishing.publish_provisional(campaign, PUBLISHED, by=by, today=day - timedelta(days=60))
        publishing.publish_final(campaign, PUBLISHED, "14/QĐ", day, by=by, today=day)
    found = Publication.objects.filter(campaign=campaign, period=PUBLISHED).defer("snapshot", "differences")
    last = {kind: found.filter(kind=kind).latest("number") for kind in PublicationKind}
    return last[PublicationKind.PROVISIONAL], last[PublicationKind.FINAL]


def _sample(campaign, by):
    found = FieldCheck.objects.filter(campaign=campaign).first()
    return found or checking.draw(campaign, PUBLISHED, "20261123", 200, by=by)


def _issued(campaign, by):
    """Báo cáo năm đã ban hành; its files are a page of words, for printing is measured elsewhere."""
    if found := PeriodReport.objects.filter(campaign=campaign, span=ISSUED, edition=1).first():
        return found
    subject, today = finding.subject(campaign, ISSUED, "chung"), timezone.localdate()
    content = compose(reading.read(campaign, subject.span, None, as_of=today), {})
    signed = Issue("12", "BC-UBND", date(YEAR, 1, 15), "Người giả định", ("CHỦ TỊCH",))
    kept = vault.keep(b"not printed")
    drawn = issuing.Drawn(signed, issuing.snapshot.plain(content), pdf=kept, word=kept)
    return issuing.issue(subject, drawn, by=by, today=today)
