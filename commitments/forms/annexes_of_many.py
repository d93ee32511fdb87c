"""Biểu mẫu một thay đổi cho nhiều đơn vị của đợt: which of them, and the same boxes as for one."""

from collections.abc import Mapping, Sequence

from django import forms

from commitments.annexes import sign
from commitments.annexing import Ground
from commitments.forms.annexes import AnnexForm, Line, now_of, was_excluded
from commitments.models import Commitment
from indicators.agreed import in_order, laid
from indicators.rules import Promise


class ManyAnnexesForm(AnnexForm):
    """Phụ lục cho nhiều đơn vị; beside each box stands what applies now, from the lowest to the highest."""

    def __init__(
        self,
        data=None,
        *,
        commitments: Sequence[Commitment],
        promises: Mapping[int, Mapping[str, Promise]],
        items,
        ground: Ground,
    ):
        self.promises = promises
        super().__init__(data, items=items, ground=ground)
        self.commitments = {str(each.pk): each for each in commitments}
        self.fields["commitments"] = forms.MultipleChoiceField(
            label="Đơn vị",
            choices=[(str(each.pk), str(each.unit)) for each in commitments],
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": "Chọn ít nhất một đơn vị."},
        )

    def now_of(self, line: Line, span: str) -> str:
        """Mức hiện hành của các đơn vị."""
        held = [
            laid(promise, in_order(promise.changes))
            for promise in (each[line.number] for each in self.promises.values() if line.number in each)
        ]
        values = [each.targets[span] for each in held if each.is_applicable and span in each.targets]
        if len(set(values)) > 1:
            return f"{sign(line.indicator, min(values))} đến {sign(line.indicator, max(values))}"
        return sign(line.indicator, values[0]) if values else now_of(held[0], span, line.indicator)

    def kept(self, line: Line) -> str:
        """Lời của lựa chọn giữ nguyên; the units may differ."""
        return "Giữ nguyên"

    def was_excluded(self, line: Line) -> bool:
        """Ở đơn vị nào đó có lúc không áp dụng."""
        return any(was_excluded(each[line.number]) for each in self.promises.values() if line.number in each)

    @property
    def chosen(self) -> list[Commitment]:
        """Các bản cam kết đã chọn; of a valid form."""
        return [self.commitments[pk] for pk in self.cleaned_data["commitments"]]
