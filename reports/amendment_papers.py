"""Phụ lục điều chỉnh đem in: from the database to the values that it is printed from."""

from dataclasses import replace

from django.utils.text import capfirst

from commitments import annexes
from commitments.models import Amendment
from reports.documents import paper
from reports.documents.amendment_paper import AmendedLine, AmendedPart, AmendmentPaper
from reports.papers import DEPUTY, own_paper_of
from units.models import Term
from units.models.person import TermRole

_NEXT = {
    paper.Role.RECIPIENT: paper.Template.RECIPIENT,
    paper.Role.WITNESS: paper.Template.WITNESS,
}


def paper_of(amendment: Amendment) -> AmendmentPaper:
    """Văn bản của một phụ lục; whoever heads the unit on the day of effect signs it."""
    commitment = amendment.commitment
    base = own_paper_of(commitment)
    return AmendmentPaper(
        base=replace(
            base,
            template=_template(base),
            groups=(),
            opening="",
            duties="",
            sanctions="",
            has_annex=False,
            is_draft=False,
            signed_on=amendment.signed_on,
            **_head(amendment),
            **_deputy(amendment),
        ),
        number=amendment.number,
        agreed_on=commitment.signed_on,
        decision=amendment.decision,
        reason=amendment.reason,
        effective_on=amendment.effective_on,
        lines=tuple(_line(line) for line in annexes.lines_of(amendment)),
        is_draft=not amendment.is_signed,
    )


def _template(base):
    """Một bản chung do một đơn vị sửa thì ký theo người nhận, người chứng kiến của lễ ký."""
    if base.template != paper.Template.JOINT:
        return base.template
    roles = {party.role for party in base.parties}
    return next((_NEXT[role] for role in _NEXT if role in roles), paper.Template.ONE_WAY)


def _head(amendment):
    """Người ký phụ lục: who heads the unit then, else acts as its head; else who signed the commitment."""
    day, unit = amendment.effective_on, amendment.commitment.unit_id
    terms = Term.objects.filter(unit=unit, role__in=[TermRole.HEAD, TermRole.ACTING])
    held = [term for term in terms.select_related("person", "unit").order_by("pk") if term.covers(day)]
    held.sort(key=lambda term: term.role != TermRole.HEAD)
    return {"leader_name": held[0].person.name, "leader_title": held[0].title} if held else {}


def _deputy(amendment):
    """Cấp phó ký thay phụ lục; one who signed the commitment for the head does not sign this as well unasked."""
    person = amendment.deputy
    if person is None:
        return {"deputy_name": "", "deputy_title": ""}
    terms = Term.objects.filter(unit=amendment.commitment.unit_id, person=person, role=TermRole.DEPUTY)
    held = [
        term for term in terms.select_related("unit").order_by("pk") if term.covers(amendment.effective_on)
    ]
    return {"deputy_name": person.name, "deputy_title": held[0].title if held else DEPUTY}


def _line(line):
    parts = tuple(
        AmendedPart(capfirst(part.label) if part.span else "", part.before, part.after) for part in line.parts
    )
    return AmendedLine(line.number, line.text, line.measure, parts)
