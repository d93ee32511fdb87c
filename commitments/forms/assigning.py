"""Biểu mẫu phân công thẩm định và biểu mẫu lý do: who reviews which groups and units, why one abstains."""

from django import forms

from commitments.assigning import Charge, charges_of, reviewers_of
from commitments.forms.fields import WordsField
from commitments.models import Campaign
from units.models import Unit


class AssigningForm(forms.Form):
    """Phân công của một đợt: a box for each group and reviewer, one for each unit assigned by itself, one more unit."""

    unit = forms.ModelChoiceField(
        Unit.objects.none(), label="Đơn vị", required=False, empty_label="Chọn đơn vị"
    )
    reviewer = forms.ChoiceField(label="Người thẩm định", required=False)

    use_required_attribute = False

    def __init__(self, campaign: Campaign, data=None):
        self.stored = charges_of(campaign)
        self.reviewers, self.groups = reviewers_of(campaign), list(campaign.groups.all())
        super().__init__(data, label_suffix="")
        units = Unit.objects.filter(group_memberships__campaign=campaign).order_by("order", "code")
        self.fields["unit"].queryset = units
        names = {account.pk: str(account) for account in self.reviewers}
        self.fields["reviewer"].choices = [("", "Chọn người thẩm định"), *names.items()]
        self._boxes = {}
        for group in self.groups:
            for account in self.reviewers:
                self._add_box(Charge(account.pk, group=group.pk), f"{account} thẩm định {group}")
        by_unit = {unit.pk: unit for unit in units.filter(pk__in={each.unit for each in self.stored})}
        self._single = [each for each in self.stored if each.unit in by_unit and each.account in names]
        self._single.sort(key=lambda each: (by_unit[each.unit].order, each.unit, each.account))
        for each in self._single:
            self._add_box(each, f"{names[each.account]} thẩm định riêng {by_unit[each.unit]}")

    def _add_box(self, charge, label):
        name = f"u{charge.unit}-{charge.account}" if charge.unit else f"g{charge.group}-{charge.account}"
        self._boxes[name] = charge
        self.fields[name] = forms.BooleanField(label=label, required=False, initial=charge in self.stored)

    @property
    def matrix(self) -> list[tuple]:
        """(khối, [(người thẩm định, ô)])."""
        return [
            (group, [(account, self[f"g{group.pk}-{account.pk}"]) for account in self.reviewers])
            for group in self.groups
        ]

    @property
    def singles(self) -> list[forms.BoundField]:
        """Các ô của đơn vị giao riêng."""
        return [self[f"u{each.unit}-{each.account}"] for each in self._single]

    def clean(self):
        """Thêm đơn vị riêng thì chọn cả đơn vị và người."""
        said = super().clean()
        if bool(said.get("unit")) != bool(said.get("reviewer")) and not self.errors:
            missing = "reviewer" if said.get("unit") else "unit"
            self.add_error(missing, "Chọn cả đơn vị và người thẩm định.")
        return said

    @property
    def charges(self) -> set[Charge]:
        """Phân công mong muốn; of a valid form. Who may no longer review falls out."""
        wanted = {charge for name, charge in self._boxes.items() if self.cleaned_data[name]}
        if self.cleaned_data["unit"]:
            wanted.add(Charge(int(self.cleaned_data["reviewer"]), unit=self.cleaned_data["unit"].pk))
        return wanted


class ReasonForm(forms.Form):
    """Lý do của một việc ngoài lệ thường."""

    reason = WordsField(
        label="Lý do", rows=3, error_messages={"required": "Ghi lý do; lý do được lưu vào nhật ký."}
    )

    use_required_attribute = False

    def __init__(self, data=None):
        super().__init__(data, label_suffix="")
