"""Bảng xếp hạng và kết luận năm của một bộ dữ liệu, in the JSON shapes of the contract's commands."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from indicators import periods, scoring, verdicts
from indicators.numbers import fixed
from indicators.ranking import Entrant, Place, grade, ranked
from indicators.results import Card, Line
from tests.contract import adapter


def shown(number: Decimal | Fraction | None, places: int = 2) -> str | None:
    return None if number is None else fixed(number, places)


class Tables:
    """All cards of one campaign, computed once."""

    def __init__(self, bundle: Mapping, campaign: Mapping):
        self.bundle, self.campaign = bundle, campaign
        self.policy = adapter.policy(campaign)
        self.units = {unit["code"]: unit for unit in bundle["units"]}
        self.grades = [(Decimal(band["from"]), band["name"]) for band in campaign["grades"]]
        rules = adapter.rules_of(bundle, campaign)
        self.cards: dict[str, dict[tuple[str, str], Card]] = {}
        for commitment in campaign["commitments"]:
            undertaking = adapter.undertaking(bundle, campaign, commitment)
            made = scoring.cards(undertaking, rules, self.policy)
            self.cards[commitment["unit"]] = {(code, basis): card for code, basis, card in made}

    def _entrants(self, group: Mapping, period: str, basis: str) -> list[Entrant]:
        entrants = []
        for code in group["units"]:
            card = self.cards.get(code, {}).get((period, basis))
            if card and card.in_force:
                score = card.score if card.is_ranked else None
                entrants.append(Entrant((code, card), score, self.units[code]["order"], code))
        return entrants

    def ranking(self, period: str, basis: str) -> dict:
        """What `ranking --format json` prints."""
        groups = [
            {
                "code": group["code"],
                "name": group["name"],
                "rows": [self._row(place) for place in ranked(self._entrants(group, period, basis))],
            }
            for group in self.campaign["groups"]
        ]
        return {"campaign": self.campaign["code"], "period": period, "basis": basis, "groups": groups}

    def _row(self, place: Place) -> dict:
        code, card = place.subject
        return {
            "rank": place.rank,
            "unit": code,
            "score": shown(card.score),
            "base": shown(card.base),
            "points": shown(card.points),
            "maximum": shown(card.maximum),
            "grade": grade(card.score if card.is_ranked else None, self.grades),
            "provisional": card.provisional,
            "late": card.late,
            "lateness_penalty": shown(card.lateness_penalty),
            "bonus": shown(card.bonus),
            "penalty": shown(card.penalty),
            "items": [_item(line) for line in card.lines],
        }

    def consequences(self, year: int) -> dict:
        """What `consequences --format json` prints."""
        last = self._last_period(year).code
        rows = []
        for group in self.campaign["groups"]:
            for code in sorted(group["units"], key=lambda code: (self.units[code]["order"], code)):
                card = self.cards.get(code, {}).get((last, "official"))
                if card and card.in_force:
                    rows.append(self._verdict_row(code, card, year))
        return {"campaign": self.campaign["code"], "year": year, "rows": rows}

    def _verdict_row(self, code: str, card: Card, year: int) -> dict:
        concluded, leaders = self._verdicts(code), self._leaders(code)
        rules = adapter.consequences(self.campaign)
        applying = verdicts.outcomes(year, rules, concluded, leaders)
        return {
            "unit": code,
            "leader": leaders[year],
            "verdict": concluded[year],
            "score": shown(card.score),
            "streak": verdicts.shown_streak(year, rules, concluded, leaders),
            "outcomes": [
                {"code": each.code, "type": each.type} | ({"level": each.level} if each.level else {})
                for each in applying
            ],
        }

    def _years(self) -> range:
        return range(self.campaign["year_from"], self.campaign["year_to"] + 1)

    def _last_period(self, year: int) -> periods.Period:
        return next(each for each in self.policy.calendar if each.year == year and each.is_last_of_year)

    def _leaders(self, code: str) -> dict[int, str | None]:
        return {
            year: adapter.leader(self.bundle, code, self._last_period(year).last_day)
            for year in self._years()
        }

    def _verdicts(self, code: str) -> dict[int, str]:
        rule, closed = adapter.met_rule(self.campaign), self.campaign.get("closed_years") or []
        found = {}
        for year in self._years():
            card = self.cards[code][self._last_period(year).code, "official"]
            if card.in_force:
                found[year] = verdicts.verdict(card, rule, is_closed=year in closed)
        return found


def _item(line: Line) -> dict:
    return {
        "number": line.number,
        "state": line.state,
        "value": shown(line.value, 4),
        "reference": shown(line.reference, 4),
        "attainment": shown(line.attainment, 4),
        "points": shown(line.points),
        "maximum": shown(line.maximum),
        "met": line.met,
    }
