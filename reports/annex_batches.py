"""Chốt nhiều phụ lục của một đợt: each by itself, one that cannot does not stop the rest."""

from collections.abc import Iterator

from django.core.exceptions import ObjectDoesNotExist

from commitments import annexing, permissions
from commitments.conflicts import NotReady, Refused
from commitments.models import Amendment, Campaign
from reports import issuing
from reports.documents import fonts
from units import jobs, vault
from units.job_kinds import Hopeless, Kind, Outcome
from units.models import Job
from units.roles import Role

AGREE_ANNEXES = "agree-annexes"
NOT_YOURS = "Phụ lục của đợt chỉ do văn thư của cơ quan nhận cam kết chốt và ghi nhận ký."


def drafts(campaign: Campaign) -> list[Amendment]:
    """Các dự thảo phụ lục của đợt, theo thứ tự ký của đơn vị."""
    rows = Amendment.objects.drafts().filter(commitment__campaign=campaign)
    rows = rows.select_related("deputy", "commitment__unit", "commitment__group", "commitment__campaign")
    return list(rows.order_by("commitment__order", "commitment__unit__order", "commitment__unit__code"))


def agree_all(campaign: Campaign, *, by, origin="") -> Job:
    """Giao việc chốt mọi dự thảo phụ lục. Raises Refused or NotReady."""
    if not permissions.may_hold(by, campaign):
        raise Refused(NOT_YOURS)
    rows = [(str(each.pk), str(each)) for each in drafts(campaign)]
    if not rows:
        raise NotReady("Không có dự thảo phụ lục nào.")
    return jobs.start(
        AGREE_ANNEXES,
        by=by,
        title=f"Chốt nội dung {len(rows)} phụ lục: {campaign.title}",
        items=rows,
        role=Role.OFFICER,
        unit=campaign.authority,
        options={"campaign": campaign.pk},
        origin=origin,
    )


def check(amendment: Amendment) -> None:
    """Một dự thảo không ký được thì không chốt. Raises NotReady."""
    if not amendment.is_signed:
        ground = annexing.ground_of(amendment.commitment)
        annexing.effective(annexing.proposal_of(amendment), ground, amendment.number)


def _agree(job: Job, keys: list[str]) -> Iterator[Outcome]:
    try:
        fonts.folder()
    except fonts.FontMissing as missing:
        raise Hopeless(str(missing)) from missing
    waiting = {str(each.pk): each for each in drafts(Campaign.objects.get(pk=job.options["campaign"]))}
    for key in keys:
        if key not in waiting:
            yield Outcome(key, fault="Dự thảo phụ lục này không còn, hoặc đã ký.")
            continue
        try:
            check(waiting[key])
            document = issuing.agree(waiting[key], by=job.asked_by)
        except (NotReady, Refused, ObjectDoesNotExist, vault.NoRoom) as reason:
            yield Outcome(key, fault=str(reason))
        else:
            yield Outcome(key, digest=document.pdf)


AGREEING = Kind(_agree)
