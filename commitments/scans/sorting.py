"""Việc chạy nền: đọc các trang của một tập quét rồi xếp theo mã."""

from collections.abc import Iterator

from commitments.models import Pile, PilePage
from commitments.scans import piles
from units import jobs, vault
from units.job_kinds import Kind, Outcome
from units.models import Job
from units.roles import Role

NAME = "scans"


def start(pile: Pile, *, by) -> Job:
    """Giao việc tách một tập; asked twice it is the same job, and what is read stays read."""
    pages = pile.pages.order_by("place")
    job = jobs.start(
        NAME,
        by=by,
        title=f"Tách {str(pile).lower()}",
        items=[(str(page.pk), f"Trang {page.shown_place}") for page in pages.only("pk", "place")],
        role=Role.OFFICER,
        unit=pile.campaign.authority,
        options={"pile": pile.pk},
        origin=pile.get_absolute_url(),
    )
    Pile.objects.filter(pk=pile.pk).update(job=job)
    return job


def _work(job: Job, keys: list[str]) -> Iterator[Outcome]:
    for key in keys:
        page = PilePage.objects.get(pk=key)
        if not vault.path(page.file).is_file():
            yield Outcome(key, fault=vault.ABSENT)
            continue
        piles.read(page)
        yield Outcome(key)


def _finish(job: Job, results: dict[str, str]) -> None:
    piles.settle(
        Pile.objects.select_related("campaign__authority", "uploaded_by").get(pk=job.options["pile"])
    )


KIND = Kind(work=_work, finish=_finish)
