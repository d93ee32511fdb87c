"""Một tỉnh có đủ mọi thứ mà một địa chỉ có thể nói đến: papers, scans, evidence, a job, reports in every hand."""

from commitments.models import Commitment, Pile, PilePage, Report, Scan
from commitments.models.commitment import Status
from commitments.models.report import ReportStatus
from reports import issuing
from reports.models import CheckedFigure, FieldCheck
from tests import counting, world
from tests.commitments import annexes, proofs
from units import vault


def build(folder):
    """Một tỉnh có đủ mọi thứ; `keys` are the arguments of every address."""
    place = world.build(reports=[world.report(status="draft"), world.report("U2")])
    one, draft = place.commitments["U1"], place.commitments["U3"]
    Commitment.objects.filter(pk=draft.pk).update(status=Status.DRAFT, signed_on=None)
    draft.refresh_from_db()
    document, _ = issuing.agree(one, by=place.giang), issuing.agree(draft, by=place.giang)
    issuing.agree(annexes.drafted(place), by=place.giang)
    use, picture = proofs.attach(place), vault.keep(proofs.png())
    Report.objects.filter(commitment=one).update(status=ReportStatus.SUBMITTED, submitted_on=proofs.DAY)
    kept = {"file": picture, "media_type": "image/png"}
    scan = Scan.objects.create(document=document, pages=1, uploaded_by=place.giang, **kept)
    pile = Pile.objects.create(campaign=place.campaign, uploaded_by=place.giang)
    page = PilePage.objects.create(
        pile=pile, place=0, number=0, state="left", why="x", document=document, **kept
    )
    job = counting.start(place, folder / "log", faulty="b")
    neighbour = type(place.campaign).objects.get(pk=place.campaign.pk)
    neighbour.pk, neighbour.code = None, "C2022B"
    neighbour.save()
    place.neighbours = {"commitment": place.commitments["U2"].pk, "campaign": neighbour.pk}
    place.keys = {
        "report": (one.pk, "2022-Q1"),
        "autosave": (one.pk, "2022-Q1"),
        "submit": (one.pk, "2022-Q1"),
        "card": (one.pk, "2022-Q1"),
        "unit": (one.pk,),
        "unit_file": (one.pk, "xlsx"),
        "indicator_file": (place.campaign.pk, "1", "xlsx"),
        "heat_map": (),
        "indicator": (place.campaign.pk, "1"),
        "explain": (one.pk, "2022-Q1"),
        "explain_": (one.pk, "2022-Q1"),
        "evidence": (one.pk, "2022-Q1", "2"),
        "evidence_file": (use.file_id,),
        "evidence_page": (use.file_id, 1),
        "evidence_": (use.pk,),
        "review": (world.filed("U2").pk,),
        "move": (world.filed("U2").pk, "duyet"),
        "detail": (one.pk,),
        "end": (one.pk,),
        "document": (one.pk,),
        "annex_drafts": (place.campaign.pk,),
        "annex_draw_up_many": (place.campaign.pk,),
        "annex_draw_up": (place.commitments["U2"].pk,),
        "annex": (one.pk, 1),
        "annex_": (one.pk, 1),
        "ceremony": (place.campaign.pk,),
        "ceremony_": (place.campaign.pk,),
        "scan": (scan.pk,),
        "scan_file": (scan.pk,),
        "scan_page": (scan.pk, 1),
        "scan_arrange": (scan.pk,),
        "scan_upload": (document.pk,),
        "piles": (place.campaign.pk,),
        "pile": (place.campaign.pk, pile.pk),
        "pile_": (place.campaign.pk, pile.pk, page.pk),
        "pile_paper": (place.campaign.pk, pile.pk, document.pk),
        "export_": ("xlsx",),
        "close": (place.campaign.pk, 2022),
        "rulings": (place.campaign.pk, 2022),
        "emulation": (place.campaign.pk, 2022),
        "conclusion_file": (place.campaign.pk, 2022, "docx"),
        "kit": (place.campaign.pk,),
        "kit_document": (place.campaign.pk, "bien-ten"),
    }
    place.keys |= dict.fromkeys(("draft", "agree", "reopen", "deputy", "sign"), (draft.pk,))
    place.keys |= dict.fromkeys(("sign_many", "batch", "agree_all"), (place.campaign.pk,))
    place.keys |= dict.fromkeys(("signatures", "accept_revision", "sign_here"), (one.pk, document.pk))
    place.keys |= {"period": (place.campaign.pk, "2022-Q1"), "extend": (place.campaign.pk, "2022-Q1", one.pk)}
    place.keys |= {"period_report": (place.campaign.pk, "2022-H1", "chung"), "period_reports": ()}
    part = (place.campaign.pk, "2022-H1", "chung", "kho-khan")
    general = (place.campaign.pk, "2022-H1", "chung")
    names = ("period_report_issue", "period_report_again", "period_report_drop")
    place.keys |= dict.fromkeys(names, general)
    place.keys |= dict.fromkeys(("period_report_part", "period_report_restore"), part)
    place.keys |= {"period_report_file": (place.campaign.pk, "2022-H1", "chung", "docx")}
    check = _sample(place)
    place.keys |= {"gaps": (), "checks": (place.campaign.pk,), "check": (place.campaign.pk, check.pk)}
    place.keys |= {"checked": (place.campaign.pk, check.pk, 1), "revision": (one.pk, document.pk, 0)}
    place.keys |= dict.fromkeys(("job", "progress", "result", "again"), (job.pk,))
    return place


def _sample(place):
    """Một mẫu kiểm tra thực tế, of one figure of U2."""
    drawn = {"campaign": place.campaign, "period": "2022-Q1", "seed": "1", "size": 1, "population": 1}
    check = FieldCheck.objects.create(**drawn, drawn_by=place.chi)
    CheckedFigure.objects.create(check_of=check, place=1, entry=world.filed("U2").entries.first(), figure="1")
    return check
