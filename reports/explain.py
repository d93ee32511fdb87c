"""Vì sao được số điểm này: a line of a score card in sentences, from the texts stored with it. Computes no points."""

from dataclasses import dataclass
from decimal import Decimal

from commitments.scorecard import CardLine
from indicators import periods, results, rules
from indicators.figures import NUMBER, RATIO, YES_NO
from indicators.numbers import written
from indicators.rules import Rule

_MUST_BE = {
    rules.GTE: "không thấp hơn",
    rules.GT: "cao hơn",
    rules.LTE: "không vượt quá",
    rules.LT: "thấp hơn",
    rules.EQ: "đúng bằng",
}
_GATHERED = {
    (NUMBER, rules.SUM): "cộng số liệu các kỳ từ đầu năm",
    (NUMBER, rules.LATEST): "lấy số liệu của kỳ gần nhất có báo cáo",
    (NUMBER, rules.AVERAGE): "bình quân số liệu các kỳ từ đầu năm",
    (RATIO, rules.SUM): "tổng tử số chia cho tổng mẫu số các kỳ từ đầu năm",
    (RATIO, rules.LATEST): "tử số chia cho mẫu số của kỳ gần nhất có báo cáo",
}
LEFT_OUT = "Chỉ tiêu không tính vào điểm và điểm tối đa."


@dataclass(frozen=True)
class Background:
    """Điều cần biết thêm về một dòng: its rule, its measure, what was reported, and the reasons people gave."""

    rule: Rule
    measure: str = ""
    reported: tuple[str, ...] = ()  # "Quý I/2022: 90/100"
    award_reason: str = ""
    not_applicable: str = ""


def explained(line: CardLine, background: Background) -> list[str]:
    """Các câu giải thích một dòng phiếu, in reading order."""
    sentences = _BY_STATE[line.state](line, background)
    if line.awarded_in is not None:
        sentences.append(_award(line, background))
    if background.reported and line.state != results.NOT_APPLICABLE:
        sentences.append(f"Số liệu từng kỳ: {'; '.join(background.reported)}.")
    return sentences


def rule_in_short(rule: Rule) -> str:
    """Cách chấm, gọn trong một ô."""
    match rule.method:
        case rules.PROPORTIONAL:
            return f"Theo tỷ lệ, từ {_percent(rule.floor)}" if rule.floor else "Theo tỷ lệ"
        case rules.BANDS:
            return "Theo bậc"
        case rules.DEDUCT:
            return f"Trừ {written(rule.step)} điểm mỗi trường hợp vượt mức"
    return "Đạt hoặc không đạt"


def _scored(line, background):
    rule = background.rule
    if rule.value_type == YES_NO:
        is_done = Decimal(line.value) >= 1
        result = "Đã báo cáo thực hiện." if is_done else "Chưa có kỳ nào báo cáo đã thực hiện."
        return [result, _points(line, rule) if rule.method == rules.BANDS else _all_or_nothing(line)]
    return [_result(line, background), _comparison(line, background), _points(line, rule)]


def _result(line, background):
    rule = background.rule
    how = _GATHERED[rule.value_type, rule.accumulate]
    return f"Kết quả {_measured(line.value, background)}: {how}."


def _comparison(line, background):
    rule = background.rule
    wanted = f"{_MUST_BE[rule.compare]} {_measured(line.reference, background)}"
    if rule.compare_to == rules.BASELINE:
        return f"Phải {wanted} (số liệu năm trước): {_how_far(line, rule)}."
    by = f" (theo phụ lục số {line.amendment})" if line.amendment is not None else ""
    return f"Mức giao{by} là {wanted}: {_how_far(line, rule)}."


def _how_far(line, rule):
    if rule.compare in {rules.GTE, rules.LTE}:
        over = ", tính điểm tối đa 100%" if Decimal(line.attainment) > 100 else ""
        return f"đạt {_percent(line.attainment)}{over}"
    return "đạt" if line.met else "không đạt"


def _points(line, rule):
    match rule.method:
        case rules.PROPORTIONAL:
            return _proportional(line, rule)
        case rules.BANDS:
            return f"{_bands(rule)} Tỷ lệ đạt {_percent(line.attainment)} được {_of(line.computed)}."
        case rules.DEDUCT if line.met:
            return f"Không vượt mức cho phép nên không bị trừ: {_of(line.computed)}."
        case rules.DEDUCT:
            return (
                f"Mỗi trường hợp vượt mức bị trừ {written(rule.step)} điểm trong {_of(line.maximum)},"
                f" không thấp hơn 0: còn {_of(line.computed)}."
            )
    return _all_or_nothing(line)


def _all_or_nothing(line):
    if line.met:
        return f"Đạt nên được điểm tối đa: {_of(line.computed)}."
    return f"Không đạt nên được {_of(line.computed)}."


def _proportional(line, rule):
    if line.met:
        return f"Đạt từ 100% trở lên nên được điểm tối đa: {_of(line.computed)}."
    attained = Decimal(line.attainment)
    if rule.floor and attained <= rule.floor and Decimal(line.computed) == 0:
        return f"Dưới ngưỡng tối thiểu {_percent(rule.floor)} nên không có điểm."
    points = written(Decimal(line.maximum), 2)
    return f"Điểm theo tỷ lệ đạt: {points} × {_percent(attained)} = {_of(line.computed)}, làm tròn 2 chữ số."


def _bands(rule):
    bands = sorted(rule.bands, reverse=True)
    steps = [f"từ {_percent(lower)} được {_percent(share)} điểm tối đa" for lower, share in bands]
    if bands[-1][0] > 0:
        steps.append("dưới đó không có điểm")
    return f"Thang bậc: {'; '.join(steps)}."


def _missing(line, background):
    counted = f"Tính 0 điểm, vẫn nằm trong điểm tối đa {_of(line.maximum)}."
    if line.gaps:
        names = ", ".join(periods.name_of(code) for code in line.gaps)
        why = f"Thiếu số liệu được tính của {names} (chưa báo cáo, báo cáo chưa gửi hoặc bị trả lại)."
    elif line.value is None:
        why = "Chưa có số liệu của năm."
    elif background.rule.compare_to == rules.BASELINE:
        why = f"Có kết quả {_measured(line.value, background)} nhưng chưa có số liệu năm trước để so sánh."
    else:
        why = f"Có kết quả {_measured(line.value, background)} nhưng chưa có mức giao để so sánh."
    return [why, counted]


def _none_arose(line, background):
    why = "Không phát sinh trong các kỳ từ đầu năm."
    if background.rule.when_none_arose == rules.FULL:
        return [why, f"Theo quy định của chỉ tiêu, không phát sinh được điểm tối đa: {_of(line.computed)}."]
    return [why, LEFT_OUT]


def _pending(line, background):
    provisional = f"{LEFT_OUT} Điểm của đơn vị là tạm tính."
    if line.value is None:
        return ["Chờ cơ quan có thẩm quyền công bố kết quả.", provisional]
    shown = _measured(line.value, background)
    return [f"Đã có kết quả {shown} nhưng chưa có số liệu năm trước để so sánh.", provisional]


def _not_due(line, background):
    return ["Chỉ tiêu chỉ có số liệu một lần trong năm, chưa đến kỳ cuối năm.", LEFT_OUT]


def _not_applicable(line, background):
    by = f" theo phụ lục số {line.amendment}" if line.amendment is not None else ""
    reason = f": {background.not_applicable.rstrip('.')}" if background.not_applicable else ""
    return [f"Không áp dụng đối với đơn vị{by}{reason}.", LEFT_OUT]


_BY_STATE = {
    results.SCORED: _scored,
    results.MISSING: _missing,
    results.NONE_AROSE: _none_arose,
    results.PENDING: _pending,
    results.NOT_DUE: _not_due,
    results.NOT_APPLICABLE: _not_applicable,
}


def _award(line, background):
    reason = f" Lý do: {background.award_reason.rstrip('.')}." if background.award_reason else ""
    return (
        f"Người thẩm định cho {_of(line.points)} thay cho {_of(line.computed)} tính được,"
        f" từ {periods.name_of(line.awarded_in)} đến hết năm.{reason}"
    )


def _of(points: str) -> str:
    return f"{written(Decimal(points), 2)} điểm"


def _percent(number) -> str:
    return f"{written(Decimal(number))}%"


def _measured(text, background) -> str:
    number = written(Decimal(text))
    if background.rule.value_type == RATIO or background.measure == "%":
        return f"{number}%"
    return f"{number} {background.measure}".rstrip()
