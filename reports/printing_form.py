"""In những bản nào, mấy bản, thành tệp thế nào."""

from django import forms

from reports.printing import MOST_COPIES, Shape, Which, subjects, usual_copies


class PrintingForm(forms.Form):
    """Lựa chọn khi in hàng loạt; usually everything, in one file for printing on both sides."""

    which = forms.ChoiceField(
        label="In những bản", choices=Which.choices, initial=Which.ALL, widget=forms.RadioSelect
    )
    units = forms.MultipleChoiceField(
        label="Đơn vị",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Dùng khi chỉ in một số đơn vị.",
    )
    shape = forms.ChoiceField(
        label="Kết quả", choices=Shape.choices, initial=Shape.MERGED, widget=forms.RadioSelect
    )
    copies = forms.IntegerField(
        label="Số bản mỗi văn bản",
        min_value=1,
        max_value=MOST_COPIES,
        help_text="Áp dụng cho tệp in hai mặt.",
        error_messages={
            "min_value": "In ít nhất một bản.",
            "max_value": f"Nhiều nhất {MOST_COPIES} bản mỗi lần.",
            "invalid": "Viết một số nguyên.",
        },
    )

    def __init__(self, *args, campaign, **options):
        super().__init__(*args, initial={"copies": usual_copies(campaign)}, **options)
        self.fields["units"].choices = subjects(campaign)

    def clean(self):
        """Chọn đơn vị khi chỉ in một số đơn vị."""
        given = super().clean()
        if given.get("which") == Which.CHOSEN and not given.get("units"):
            self.add_error("units", "Chọn ít nhất một đơn vị.")
        return given
