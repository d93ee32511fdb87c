"""Kết quả như đã công bố, để đọc: from the snapshot of a publication alone, whatever the figures are now."""

from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse

from commitments import scorecard
from commitments.models import Appeal, Campaign, Commitment, Publication
from commitments.models.publication import PublicationKind
from indicators import results
from indicators.numbers import rounded, written
from reports import published_parts
from reports.group_pages import GroupPage, page_of
from reports.published_parts import Altered
from units.models import Account
from units.roles import OF_THE_UNIT_ITSELF

SHOWN_PLACES = 2


@dataclass(frozen=True)
class Row:
    """Một dòng của bảng đã công bố; `url` of its card, "" where this account may not read it."""

    unit: str
    url: str
    rank: int | None
    score: str | None
    self_score: str | None
    grade: str
    state: str
    late: int
    is_mine: bool


@dataclass(frozen=True)
class Table:
    """Bảng của một khối."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Line:
    """Một dòng của phiếu đã công bố."""

    number: str
    text: str
    measure: str
    value: Decimal | None
    reference: Decimal | None
    attainment: Decimal | None
    points: str | None
    maximum: str
    state: str


@dataclass(frozen=True)
class Card:
    """Phiếu của một đơn vị trong lần công bố."""

    commitment: int
    unit: str
    group: str
    rank: int | None
    score: str | None
    grade: str
    card: scorecard.ScoreCard
    lines: tuple[Line, ...]

    @property
    def points(self) -> str:
        """“52,50 trên 75,00”."""
        return " trên ".join(written(Decimal(text), 2) for text in (self.card.points, self.card.maximum))


def opened(publication: Publication) -> bool:
    """Mở kết quả đang lưu, group by group as it is asked for; False where it is not as it was published.

    `publication` was read without its snapshot, which takes half a second for the whole country.
    """
    try:
        publication.snapshot = published_parts.opened(publication)
    except Altered:
        publication.refresh_from_db(fields=["snapshot"])
        publication.snapshot = published_parts.unchecked(publication.snapshot)
        return False
    return True


def page(publication: Publication, asked: str | None) -> GroupPage:
    """Trang được hỏi của các bảng."""
    return page_of([len(group["rows"]) for group in publication.snapshot["groups"]], asked)


def tables(publication: Publication, account: Account, shown: GroupPage) -> list[Table]:
    """Các bảng của trang; cards of a provisional publication are shown only of the units one may see."""
    groups = publication.snapshot["groups"]
    parts = [(groups[part.place], groups[part.place]["rows"][part.start : part.stop]) for part in shown.parts]
    asked = [row["commitment"] for _, rows in parts for row in rows]
    mine = Commitment.objects.visible_to(account).filter(pk__in=asked)
    seen = set(mine.values_list("pk", flat=True))
    own = set(mine.filter(unit__in=account.units_as(*OF_THE_UNIT_ITSELF)).values_list("pk", flat=True))
    return [
        Table(group["name"], tuple(_row(row, publication, seen, own) for row in rows))
        for group, rows in parts
    ]


def _row(row, publication, seen, own):
    is_readable = publication.is_final or row["commitment"] in seen
    where = [publication.pk, row["commitment"]]
    return Row(
        unit=row["name"],
        url=reverse("reports:published_card", args=where) if is_readable else "",
        rank=row["rank"],
        score=row["score"],
        self_score=row["self_score"],
        grade=row["grade"],
        state="provisional" if row["provisional"] else "official",
        late=row["late"],
        is_mine=row["commitment"] in own,
    )


def card(snapshot: dict, commitment: int) -> Card | None:
    """Phiếu của một bản cam kết trong kết quả đã mở; None where it was not in the table."""
    found = published_parts.row_of(snapshot, commitment)
    if found is None:
        return None
    group, row = found
    texts = {each["number"]: each for each in snapshot["indicators"]}
    read = scorecard.read(row["card"])
    lines = tuple(_line(line, texts.get(line.number, {})) for line in read.lines)
    return Card(commitment, row["name"], group["name"], row["rank"], row["score"], row["grade"], read, lines)


def _line(line, about):
    counts = line.met is not None
    state = ("met" if line.met else "not_met") if line.state == results.SCORED else line.state
    return Line(
        number=line.number,
        text=about.get("text", ""),
        measure=about.get("measure", ""),
        value=_shortened(line.value),
        reference=_shortened(line.reference),
        attainment=line.attainment and Decimal(line.attainment),
        points=line.points if counts else None,
        maximum=line.maximum,
        state=state,
    )


def _shortened(text):
    return None if text is None else rounded(Decimal(text), SHOWN_PLACES)


def differences(publication: Publication) -> list[dict]:
    """Điều khác lần công bố trước, từng đơn vị, thành lời."""
    return [
        {
            "name": each["name"],
            "words": [_moved(*moved) for moved in each["moved"]] + _of_points(each["points"]),
        }
        for each in publication.differences
    ]


def _moved(what, before, after):
    return f"{what}: {_told(before)} → {_told(after)}"


def _of_points(points):
    return [f"chỉ tiêu {number}: {_told(before)} → {_told(after)} điểm" for number, before, after in points]


def _told(value):
    if isinstance(value, bool):
        return "có" if value else "không"
    if value is None or value == "":
        return "–"
    return (
        written(Decimal(value), SHOWN_PLACES) if isinstance(value, str) and _is_number(value) else str(value)
    )


def _is_number(text):
    return text.replace(".", "", 1).isascii() and text.replace(".", "", 1).isdigit()


def appeals_of(publication: Publication, account: Account):
    """Kiến nghị về lần công bố này mà người này được xem."""
    found = Appeal.objects.visible_to(account).filter(publication=publication)
    return list(found.for_listing().order_by("pk"))


def standing_of(campaign: Campaign, period: str) -> Publication | None:
    """Lần công bố đang có giá trị của kỳ: the last final one, else the last provisional one; without its contents."""
    found = list(Publication.objects.of_period(campaign, period).order_by("-number"))
    finals = [each for each in found if each.kind == PublicationKind.FINAL]
    return next(iter(finals or found), None)
