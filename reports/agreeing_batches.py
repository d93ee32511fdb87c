"""Chốt toàn bộ: what a worker does for `printing.agree_all`. The papers are printed beside each other, outside any
transaction, and written one after the other, in order, each by the verb that agrees on a single one."""

from collections.abc import Iterator
from contextlib import closing

from django.conf import settings

from commitments import checklist
from commitments.conflicts import NotReady, Refused
from commitments.models import Commitment
from commitments.models.campaign import Template
from commitments.preparation import prepare
from reports import issuing
from reports.documents.batch import render_many
from reports.printing import GONE, SLICE, campaign_of, look_for_fonts
from units.job_kinds import Kind, Outcome
from units.models import Job


def _agree(job: Job, keys: list[str]) -> Iterator[Outcome]:
    campaign = campaign_of(job)
    look_for_fonts()
    lacking = checklist.obstacles(prepare(campaign))
    for start in range(0, len(keys), SLICE):
        asked = [(key, _thing(campaign, key)) for key in keys[start : start + SLICE]]
        ready = [(key, thing, GONE if thing is None else _unready(thing, lacking)) for key, thing in asked]
        yield from _agreed(ready, by=job.asked_by)


def _agreed(ready, *, by):
    """In song song, ghi lần lượt theo thứ tự; each paper is written as soon as it and those before it are printed."""
    steps = [(key, thing, *_taken(thing, fault)) for key, thing, fault in ready]
    to_print = [taken.paper for _, _, taken, _ in steps if taken and taken.document is None]
    with closing(render_many(to_print, settings.PRINT_PROCESSES)) as papers:
        for key, thing, taken, fault in steps:
            if fault:
                yield Outcome(key, fault=fault)
            elif taken.document:
                yield Outcome(key, digest=taken.document.pdf)
            else:
                _, pdf = next(papers)
                yield _agreed_now(key, thing, taken, pdf, by=by)


def _taken(thing, fault):
    """Nội dung của một bản, or why it cannot be agreed."""
    try:
        return (None, fault) if fault else (issuing.taken(thing), "")
    except ValueError as reason:
        return None, str(reason)


def _agreed_now(key, thing, taken, pdf, *, by):
    """Ghi một bản; what was edited while the others were printed is read and printed once more, alone."""
    if not isinstance(pdf, bytes):
        return Outcome(key, fault=f"Không in được ({type(pdf).__name__}: {pdf}).")
    try:
        document = issuing.agree_printed(taken, pdf, by=by)
    except NotReady:
        return _agreed_alone(key, thing, by=by)
    except Refused as reason:
        return Outcome(key, fault=str(reason))
    return Outcome(key, digest=document.pdf)


def _agreed_alone(key, thing, *, by):
    try:
        document = issuing.agree(thing, by=by)
    except (NotReady, Refused, ValueError) as reason:
        return Outcome(key, fault=str(reason))
    return Outcome(key, digest=document.pdf)


def _unready(thing, lacking):
    """Vì sao chưa chốt cùng cả đợt được; who looked at one paper and agreed on it alone is not asked again."""
    if issuing.current(thing) is not None:
        return ""
    if isinstance(thing, Commitment):
        return " ".join(lacking.get(thing.unit.code, ()))
    units = dict(thing.commitments.values_list("unit__code", "unit__name"))
    return " ".join(f"{units[code]}: {' '.join(lacking[code])}" for code in units if code in lacking)


def _thing(campaign, code):
    """Bản cam kết của một đơn vị, or the campaign where one paper is signed by all; None where it is gone."""
    if campaign.template == Template.JOINT:
        return campaign
    return campaign.commitments.select_related("campaign", "unit", "group").filter(unit__code=code).first()


AGREEING = Kind(_agree)
