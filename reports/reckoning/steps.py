"""Các bước tính điểm của một dòng phiếu: words and formulas with the numbers in them.

Formulas are of the figures that count; what they come to is read from the stored line. Numbers are shown with up to
4 decimals, points with 2.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from commitments.scorecard import CardLine
from indicators import results, rules
from indicators.figures import RATIO, YES_NO, Figure
from indicators.numbers import written
from indicators.rules import Rule
from reports.explain import Background, explained
from reports.reckoning import rulebook

TIMES, DIVIDED = " × ", " ÷ "


@dataclass(frozen=True, slots=True)
class Step:
    """Một bước: its name, what was done, and the section of the rules that says so."""

    label: str
    words: str
    section: int


def steps_of(line: CardLine, background: Background, figures: Sequence[Figure]) -> list[Step]:
    """Các bước của một dòng; `figures` are those that count on this basis, by period, also those of none arose."""
    if line.state != results.SCORED:
        return _unscored(line, background)
    made = []
    if background.reported:
        made.append(Step("Số liệu từng kỳ", f"{'; '.join(background.reported)}.", rulebook.COUNTED))
    made += [
        Step("Kết quả", _value(line, background.rule, figures), rulebook.VALUE),
        Step("Mức so sánh", _reference(line, background), rulebook.ATTAINMENT),
        Step("Tỷ lệ đạt", _attainment(line, background.rule), rulebook.ATTAINMENT),
        Step("Điểm", _points(line, background.rule), rulebook.POINTS),
    ]
    if line.amendment is not None:
        made.insert(-2, Step("Phụ lục", f"Mức giao theo phụ lục số {line.amendment}.", rulebook.AMENDMENTS))
    return made + _award(line, background)


def _unscored(line, background):
    sentences = explained(line, background)
    made = [Step("Tình trạng", sentences[0], rulebook.STATES)]
    if line.value is not None and line.state != results.NOT_APPLICABLE:
        made.append(Step("Kết quả", written(Decimal(line.value)), rulebook.VALUE))
    if line.reference is not None and line.state != results.NOT_APPLICABLE:
        made.append(Step("Mức so sánh", written(Decimal(line.reference)), rulebook.ATTAINMENT))
    is_counted = line.met is not None
    words = f"{_points_of(line.computed)} trên {_points_of(line.maximum)}." if is_counted else "Không tính."
    made.append(Step("Điểm", words, rulebook.STATES))
    return made + _award(line, background)


def gathered(rule: Rule, figures: Sequence[Figure]) -> str:
    """Công thức từ số liệu các kỳ: “100 × (90 + 81) ÷ (100 + 90)”; "" for yes or no, or without any figure."""
    counting = [each for each in figures if not each.says_none_arose and not each.is_empty]
    if not counting or rule.value_type == YES_NO:
        return ""
    if rule.accumulate == rules.LATEST:
        counting = counting[-1:]
    if rule.value_type == RATIO:
        top, bottom = (
            _sum([getattr(each, part) for each in counting]) for part in ("numerator", "denominator")
        )
        return f"100{TIMES}{top}{DIVIDED}{bottom}"
    if rule.accumulate == rules.AVERAGE:
        return f"{_sum([each.value for each in counting])}{DIVIDED}{len(counting)}"
    return " + ".join(_signed(each.value) for each in counting)


def _sum(numbers):
    words = " + ".join(_signed(each) for each in numbers)
    return words if len(numbers) == 1 else f"({words})"


def _signed(number):
    return f"({written(number)})" if number < 0 else written(number)


def _value(line, rule, figures):
    if rule.value_type == YES_NO:
        said = "có kỳ báo cáo đã thực hiện" if Decimal(line.value) else "chưa có kỳ nào báo cáo đã thực hiện"
        return f"{written(Decimal(line.value))} ({said})"
    formula, result = gathered(rule, figures), written(Decimal(line.value))
    return result if formula == result or not formula else f"{formula} = {result}"


def _reference(line, background):
    rule = background.rule
    if rule.value_type == YES_NO:
        return "1 (đã thực hiện)"
    what = "số liệu năm trước" if rule.compare_to == rules.BASELINE else "mức giao"
    return f"{_MUST_BE[rule.compare]} {written(Decimal(line.reference))} ({what})"


_MUST_BE = {
    rules.GTE: "không thấp hơn",
    rules.GT: "cao hơn",
    rules.LTE: "không vượt quá",
    rules.LT: "thấp hơn",
    rules.EQ: "đúng bằng",
}


def _attainment(line, rule):
    attained = written(Decimal(line.attainment))
    value, reference = written(Decimal(line.value)), line.reference and written(Decimal(line.reference))
    verdict = "đạt" if line.met else "không đạt"
    if rule.value_type == YES_NO:
        return f"100{TIMES}{value}{DIVIDED}1 = {attained}%, {verdict}"
    is_share = Decimal(line.reference) > 0 and Decimal(line.value) > 0
    if rule.compare == rules.GTE and is_share:
        return f"100{TIMES}{value}{DIVIDED}{reference} = {attained}%, {verdict}"
    if rule.compare == rules.LTE and is_share and not line.met:
        return f"100{TIMES}{reference}{DIVIDED}{value} = {attained}%, {verdict}"
    return f"{attained}%, {verdict}"


def _points(line, rule):
    maximum, points = written(Decimal(line.maximum), 2), _points_of(line.computed)
    match rule.method:
        case rules.PROPORTIONAL if not line.met:
            attained = Decimal(line.attainment)
            if rule.floor and attained <= rule.floor and not Decimal(line.computed):
                return f"Dưới ngưỡng tối thiểu {written(rule.floor)}%: {points}"
            return f"{maximum}{TIMES}{written(attained)}{DIVIDED}100, làm tròn 2 chữ số = {points}"
        case rules.BANDS:
            return f"{_bands(rule)}: {points} trên {maximum}"
        case rules.DEDUCT if not line.met:
            over = f"{written(rule.step)}{TIMES}({written(Decimal(line.value))} − {written(Decimal(line.reference))})"
            return f"{maximum} − {over}, không dưới 0, làm tròn 2 chữ số = {points}"
    if line.met:
        return f"Đạt: điểm tối đa, {points}"
    return f"Không đạt: {points}"


def _bands(rule):
    steps = [
        f"từ {written(lower)}% được {written(share)}% điểm tối đa" for lower, share in sorted(rule.bands)
    ]
    return f"Thang bậc {'; '.join(steps)}"


def _award(line, background):
    if line.awarded_in is None:
        return []
    return [Step("Người thẩm định cho điểm", _award_words(line, background), rulebook.POINTS)]


def _award_words(line, background):
    reason = f" Lý do: {background.award_reason.rstrip('.')}." if background.award_reason else ""
    return f"{_points_of(line.points)} thay cho {_points_of(line.computed)} tính được.{reason}"


def _points_of(text):
    return f"{written(Decimal(text), 2)} điểm"
