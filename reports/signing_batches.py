"""Ghi nhận ký nhiều bản: the papers, or the annexes, that were signed at a ceremony, one after the other as a job.

Each is signed in a transaction of its own; one that cannot be is named and does not stop the rest.
"""

from collections.abc import Iterator
from datetime import date
from functools import partial

from django.core.exceptions import ObjectDoesNotExist
from django.utils import timezone

from commitments import amending, permissions, workflow
from commitments.conflicts import Conflict, NotReady, Refused
from commitments.models import Amendment, Campaign, Commitment, Document
from reports import annex_batches, issuing
from units import jobs
from units.job_kinds import Kind, Outcome
from units.models import AuditEvent, Job
from units.roles import Role

SIGN, SIGN_ANNEXES = "sign", "sign-annexes"
NOT_YOURS = "Việc ghi nhận ký không thuộc vai trò của tài khoản này."
GONE = "Bản này không còn trong đợt."
CHANGED = "Dự thảo vừa được người khác sửa. Xem lại rồi ghi nhận."


def sign_all(campaign: Campaign, chosen: list[tuple[Commitment, Document]], **asked) -> Job:
    """Giao việc ghi nhận ký những bản cam kết này, as documents that were looked at. Raises Refused."""
    items = [(key_of(commitment, document.code), str(commitment.unit)) for commitment, document in chosen]
    return _start(SIGN, "bản", campaign, items, **asked)


def sign_annexes(campaign: Campaign, chosen: list[tuple[Amendment, str]], **asked) -> Job:
    """Giao việc ghi nhận ký những phụ lục này, each with the code of the content that was looked at. Raises Refused."""
    items = [(key_of(amendment, code), str(amendment)) for amendment, code in chosen]
    return _start(SIGN_ANNEXES, "phụ lục", campaign, items, **asked)


def recent(campaign: Campaign) -> list[Job]:
    """Những lần ghi nhận gần đây của đợt."""
    return list(Job.objects.filter(kind=SIGN, options__campaign=campaign.pk)[:5])


def key_of(thing: Commitment | Amendment, code: str) -> str:
    """Khoá của một phần: which thing, and which content of it."""
    return f"{thing.pk}-{code}"


def _start(kind, what, campaign, items, *, by, signed_on: date, origin=""):
    if not permissions.may_hold(by, campaign):
        raise Refused(NOT_YOURS)
    return jobs.start(
        kind,
        by=by,
        title=f"Ghi nhận {len(items)} {what} ký ngày {signed_on:%d/%m/%Y}: {campaign.title}",
        items=items,
        role=Role.OFFICER,
        unit=campaign.authority,
        options={"campaign": campaign.pk, "signed_on": signed_on.isoformat()},
        origin=origin,
    )


def _work(sign, job: Job, keys: list[str]) -> Iterator[Outcome]:
    day, today = date.fromisoformat(job.options["signed_on"]), timezone.localdate()
    for key in keys:
        pk, _, code = key.partition("-")
        yield Outcome(key, fault=sign(job, int(pk), code, signed_on=day, today=today))


def _sign(job, pk, code, **days):
    """Ghi nhận một bản; what cannot be, in words."""
    commitment = Commitment.objects.for_listing().filter(pk=pk, campaign=job.options["campaign"]).first()
    document = Document.objects.filter(code=code).first()
    if commitment is None or document is None:
        return GONE
    if _is_done(job, commitment, workflow.SIGNED, code):
        return ""
    try:
        issuing.sign(commitment, by=job.asked_by, document=document, **days)
    except (NotReady, Refused) as reason:
        return str(reason)
    return ""


def _sign_annex(job, pk, code, **days):
    """Ghi nhận một phụ lục; what cannot be, in words."""
    rows = Amendment.objects.select_related("deputy", "commitment__campaign", "commitment__unit")
    amendment = rows.filter(pk=pk, commitment__campaign=job.options["campaign"]).first()
    document = Document.objects.filter(code=code).first()
    if amendment is None or document is None:
        return GONE
    if _is_done(job, amendment.commitment, amending.SIGNED, code):
        return ""
    try:
        annex_batches.check(amendment)
        issuing.sign_amendment(
            amendment, by=job.asked_by, version=amendment.version, document=document, **days
        )
    except Conflict:
        return CHANGED
    except ObjectDoesNotExist:
        return GONE
    except (NotReady, Refused) as reason:
        return str(reason)
    return ""


def _is_done(job, commitment, verb, code):
    """Chính việc này đã ghi nhận, before the process that did it ended and could not tell."""
    told = AuditEvent.objects.filter(chain__key=commitment.audit_chain, verb=verb, data__document=code)
    return told.filter(by=job.asked_by, at__gte=job.asked_at).exists()


SIGNING = Kind(partial(_work, _sign))
SIGNING_ANNEXES = Kind(partial(_work, _sign_annex))
