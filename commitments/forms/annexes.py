"""Biểu mẫu phụ lục: decision, reason, day of effect, and for each indicator the new targets or its applicability."""

from dataclasses import dataclass
from decimal import Decimal

from django import forms
from django.utils.text import capfirst

from commitments.annexes import NOTHING, sign
from commitments.annexing import Alteration, Ground, Proposal, Unfit, span_name
from commitments.forms import echo
from commitments.forms.fields import VietnameseNumberField, WordsField
from commitments.forms.signing import DayField
from commitments.models import CommitmentItem
from indicators.agreed import Laid, in_order, laid
from indicators.models import Indicator
from indicators.models.indicator import CompareTo
from indicators.rules import Promise

KEEP, STOP, RESUME = "", "khong", "lai"


@dataclass(frozen=True)
class Box:
    """Ô mức mới của một năm hoặc kỳ, with what applies now beside it."""

    bound: forms.BoundField
    label: str
    echo: str


class AnnexForm(forms.Form):
    """Nội dung một phụ lục; a box left empty keeps what applies."""

    decision = WordsField(
        label="Quyết định điều chỉnh",
        rows=2,
        help_text="Số, ký hiệu, ngày, cơ quan ban hành. Ví dụ: Quyết định số 15/QĐ-UBND ngày 20/6/2022 của UBND tỉnh.",
        error_messages={"required": "Ghi quyết định điều chỉnh."},
    )
    reason = WordsField(
        label="Lý do điều chỉnh", rows=2, error_messages={"required": "Ghi lý do điều chỉnh."}
    )
    effective_on = DayField(
        label="Hiệu lực từ ngày",
        help_text="Dạng dd/mm/yyyy. Kỳ kết thúc trước ngày này giữ mức cũ.",
        error_messages={"required": "Nhập ngày hiệu lực."},
    )

    use_required_attribute = False

    def __init__(
        self, data=None, *, items: list[CommitmentItem], ground: Ground, stored: Proposal | None = None
    ):
        super().__init__(data, initial=stored and _initial(stored))
        self.ground = ground
        self.lines = [Line(self, item, stored) for item in items]

    def now_of(self, line: "Line", span: str) -> str:
        """Mức hiện hành, to stand beside its box."""
        return now_of(line.now, span, line.indicator)

    def kept(self, line: "Line") -> str:
        """Lời của lựa chọn giữ nguyên."""
        return "Giữ nguyên: có áp dụng" if line.now.is_applicable else "Giữ nguyên: không áp dụng"

    def was_excluded(self, line: "Line") -> bool:
        """Có lúc không áp dụng, so that it can apply again."""
        return was_excluded(self.ground.promises[line.number])

    @property
    def proposal(self) -> Proposal:
        """Phụ lục đã nhập; of a valid form."""
        said = self.cleaned_data
        alterations = {line.number: line.alteration for line in self.lines}
        return Proposal(
            said["decision"],
            said["reason"],
            said["effective_on"],
            {number: each for number, each in alterations.items() if not each.is_empty},
        )

    def refuse(self, fault: Unfit):
        """Đưa lỗi về đúng ô; what has no box stands at the top."""
        self.add_error(self._name(fault.place), str(fault))

    def _name(self, place):
        if len(place) == 1 and place[0] in self.fields:
            return place[0]
        for line in self.lines:
            if place and line.number == place[0]:
                name = line.name_of(place[1]) if len(place) > 1 else line.choice
                return name if name in self.fields else None
        return None

    def clean(self):
        """Mỗi chỉ tiêu nói một điều."""
        for line in self.lines:
            line.check()
        return super().clean()


class Line:
    """Một chỉ tiêu trong biểu mẫu: boxes of years and, folded away, of periods; and whether it applies."""

    def __init__(self, form: AnnexForm, item: CommitmentItem, stored: Proposal | None):
        self.form, self.item, self.indicator = form, item, item.indicator
        promise = form.ground.promises[self.number]
        self.now = laid(promise, in_order(promise.changes))
        self.choice, self.words = f"ap-dung-{self.indicator.pk}", f"ly-do-{self.indicator.pk}"
        self.years, self.periods = self._spans()
        self._add_fields(stored.alterations.get(self.number) if stored else None)

    @property
    def number(self) -> str:
        """Số của chỉ tiêu."""
        return self.indicator.number

    @property
    def group(self) -> str:
        """Tên nhóm của chỉ tiêu, "" when it stands on its own."""
        parent = self.indicator.parent
        return f"{parent.number}. {parent.text}" if parent else ""

    def name_of(self, span: str) -> str:
        """Tên ô của một năm hoặc kỳ."""
        return f"muc-{self.indicator.pk}-{span}"

    def _spans(self):
        """Các năm và kỳ còn đổi được: those of years that are not closed."""
        if self.indicator.compare_to != CompareTo.TARGET:
            return [], []
        open_periods = [
            each for each in self.form.ground.calendar if each.year not in self.form.ground.closed_years
        ]
        years = sorted({str(each.year) for each in open_periods})
        return years, [each.code for each in open_periods]

    def _add_fields(self, stored: Alteration | None):
        fields, initial = self.form.fields, self.form.initial
        for span in [*self.years, *self.periods]:
            fields[self.name_of(span)] = VietnameseNumberField(
                required=False,
                label=f"Chỉ tiêu {self.number}, {span_name(span)}",
                help_text=f"Hiện hành: {self.form.now_of(self, span)}",
            )
            if stored and span in stored.targets:
                initial[self.name_of(span)] = stored.targets[span]
        fields[self.choice] = forms.ChoiceField(
            required=False, label=f"Chỉ tiêu {self.number}, việc áp dụng", choices=self._choices()
        )
        fields[self.words] = WordsField(
            required=False, rows=1, label=f"Chỉ tiêu {self.number}, lý do không áp dụng"
        )
        if stored and stored.not_applicable is not None:
            initial[self.choice] = STOP if stored.not_applicable else RESUME
            initial[self.words] = stored.not_applicable

    def _choices(self):
        choices = [(KEEP, self.form.kept(self)), (STOP, "Không áp dụng"), (RESUME, "Áp dụng trở lại")]
        return [each for each in choices if each[0] != RESUME or self.form.was_excluded(self)]

    @property
    def year_boxes(self) -> list[Box]:
        """Các ô theo năm."""
        return [self._box(span) for span in self.years]

    @property
    def period_boxes(self) -> list[Box]:
        """Các ô theo kỳ."""
        return [self._box(span) for span in self.periods]

    @property
    def has_periods_open(self) -> bool:
        """Mở sẵn phần theo kỳ: something is typed or wrong there, or milestones apply now."""
        return any(box.bound.value() or box.bound.errors for box in self.period_boxes) or any(
            span in self.now.targets for span in self.periods
        )

    def _box(self, span):
        bound = self.form[self.name_of(span)]
        typed = bound.value() if self.form.is_bound else ""
        return Box(bound, capfirst(span_name(span)), echo.of_number(str(typed or ""), is_new=True))

    @property
    def choice_field(self) -> forms.BoundField:
        """Ô chọn việc áp dụng."""
        return self.form[self.choice]

    @property
    def words_field(self) -> forms.BoundField:
        """Ô lý do không áp dụng."""
        return self.form[self.words]

    def check(self):
        """Không áp dụng thì phải có lý do và không kèm mức mới."""
        said = self.form.cleaned_data
        choice, reason = said.get(self.choice), said.get(self.words)
        if choice == STOP and not reason:
            self.form.add_error(self.words, "Ghi lý do không áp dụng.")
        if choice != STOP and reason and self.words in self.form.changed_data:
            self.form.add_error(self.choice, "Có lý do nhưng chưa chọn “Không áp dụng”. Chọn hoặc xoá lý do.")
        for span in [*self.years, *self.periods]:
            if (value := said.get(self.name_of(span))) is not None and value < 0:
                self.form.add_error(self.name_of(span), "Mức giao không được âm.")

    @property
    def alteration(self) -> Alteration:
        """Thay đổi đã nhập; of a valid form."""
        said = self.form.cleaned_data
        typed = {span: said[self.name_of(span)] for span in [*self.years, *self.periods]}
        targets: dict[str, Decimal] = {span: value for span, value in typed.items() if value is not None}
        about = {KEEP: None, STOP: said[self.words], RESUME: ""}[said[self.choice]]
        return Alteration(targets, about)


def was_excluded(promise: Promise) -> bool:
    """Có lúc không áp dụng, at signing or by an amendment."""
    return promise.not_applicable or any(change.not_applicable is not None for change in promise.changes)


def now_of(now: Laid, span: str, indicator: Indicator) -> str:
    """Mức hiện hành của một năm hoặc kỳ, to stand beside its box."""
    if not now.is_applicable:
        return "không áp dụng"
    if span in now.targets:
        return sign(indicator, now.targets[span])
    of_year = now.targets.get(span[:4]) if "-" in span else None
    return NOTHING if of_year is None else f"theo năm, {sign(indicator, of_year)}"


def _initial(stored):
    return {"decision": stored.decision, "reason": stored.reason, "effective_on": stored.effective_on}


class AnnexSigningForm(forms.Form):
    """Ngày ký phụ lục."""

    signed_on = DayField(label="Ngày ký", help_text="Ngày ghi trên bản giấy đã ký, dạng dd/mm/yyyy.")


class AnnexReopeningForm(forms.Form):
    """Lý do mở lại phụ lục đã chốt."""

    reason = WordsField(label="Lý do mở lại", rows=2, error_messages={"required": "Ghi lý do mở lại."})
