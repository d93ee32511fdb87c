"""Các ô nhập trước và khi ký: reason, deputy, who signed at the ceremony; a code and a file to verify."""

from django import forms
from django.core.exceptions import ValidationError

from commitments import markings
from commitments.forms.fields import WordsField
from commitments.forms.signing import DayField

NOBODY = "0"
LARGEST_FILE = 50 * 1024 * 1024


class ReopenForm(forms.Form):
    """Lý do mở lại một văn bản đã chốt."""

    reason = WordsField(
        label="Lý do mở lại",
        help_text="Lời này được ghi vào lịch sử của bản cam kết.",
        error_messages={"required": "Ghi lý do mở lại."},
    )

    use_required_attribute = False


class DeputyForm(forms.Form):
    """Người ký thay, chọn trong các cấp phó của đơn vị vào ngày ký."""

    deputy = forms.ChoiceField(
        label="Người ký",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Chọn người ký.",
            "invalid_choice": "Người này không phải cấp phó của đơn vị vào ngày ký.",
        },
    )

    use_required_attribute = False

    def __init__(self, *args, terms, chosen, **options):
        super().__init__(*args, initial={"deputy": str(chosen.pk) if chosen else NOBODY}, **options)
        self.people = {str(term.person_id): term.person for term in terms}
        self.fields["deputy"].choices = [
            (NOBODY, "Người đứng đầu tự ký"),
            *((str(term.person_id), f"{term.person} – {term.title} (ký thay)") for term in terms),
        ]

    def clean_deputy(self):
        """Người được chọn; None: the head signs."""
        return self.people.get(self.cleaned_data["deputy"])


class CeremonySigningForm(forms.Form):
    """Ai đã ký tại lễ: a box for each commitment that is agreed, all ticked; the day of the ceremony."""

    signed_on = DayField(label="Ngày ký", help_text="Ngày ghi trên các bản giấy đã ký, dạng dd/mm/yyyy.")
    signed = forms.MultipleChoiceField(
        label="Đã ký tại lễ",
        widget=forms.CheckboxSelectMultiple,
        help_text="Bỏ dấu ở đơn vị vắng mặt; ghi nhận sau, khi họ đã ký.",
        error_messages={
            "required": "Chọn ít nhất một bản cam kết đã ký.",
            "invalid_choice": "Một bản vừa được ghi nhận, mở lại hoặc chốt lại. Xem lại danh sách dưới đây.",
        },
    )

    use_required_attribute = False

    def __init__(self, *args, campaign, rows, agreed, **options):
        self.campaign = campaign
        copies = [(row, agreed.get(row.unit.code) or agreed.get(campaign.code)) for row in rows]
        self.ready = {f"{row.pk}-{copy.document.code}": (row, copy) for row, copy in copies if copy}
        self.left_out = [row for row, copy in copies if not copy]
        ceremony = getattr(campaign, "ceremony", None)
        ticked = [key for key, (_, copy) in self.ready.items() if not copy.is_stale]
        super().__init__(
            *args, initial={"signed_on": ceremony and ceremony.held_on, "signed": ticked}, **options
        )
        self.fields["signed"].choices = [(key, _label(*pair)) for key, pair in self.ready.items()]

    def clean_signed_on(self):
        """Trong thời gian của đợt."""
        day, campaign = self.cleaned_data["signed_on"], self.campaign
        if not campaign.year_from - 1 <= day.year <= campaign.year_to:
            raise ValidationError(
                f"Ngày ký phải từ năm {campaign.year_from - 1} đến năm {campaign.year_to}, theo đợt cam kết."
            )
        return day

    def chosen(self):
        """Các bản cam kết được đánh dấu cùng văn bản đã ký, theo thứ tự ký."""
        marked = set(self.cleaned_data["signed"])
        return [(row, copy.document) for key, (row, copy) in self.ready.items() if key in marked]


class AnnexesSigningForm(forms.Form):
    """Những phụ lục nào đã ký: a box for each draft that is agreed, all ticked; the code says which content."""

    signed_on = DayField(label="Ngày ký", help_text="Ngày ghi trên các bản giấy đã ký, dạng dd/mm/yyyy.")
    signed = forms.MultipleChoiceField(
        label="Phụ lục đã ký",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Chọn ít nhất một phụ lục đã ký.",
            "invalid_choice": "Một phụ lục vừa được ghi nhận, mở lại hoặc chốt lại. Xem lại danh sách dưới đây.",
        },
    )

    use_required_attribute = False

    def __init__(self, *args, drafts, codes, **options):
        self.codes = codes
        self.ready = {f"{each.pk}-{codes[each.pk]}": each for each in drafts if each.pk in codes}
        self.left_out = [each for each in drafts if each.pk not in codes]
        super().__init__(*args, initial={"signed": list(self.ready)}, **options)
        self.fields["signed"].choices = [(key, _annex_label(each)) for key, each in self.ready.items()]

    def chosen(self):
        """Các phụ lục được đánh dấu, each with the code of its content."""
        marked = set(self.cleaned_data["signed"])
        return [(each, self.codes[each.pk]) for key, each in self.ready.items() if key in marked]


def _annex_label(amendment):
    signer = f", {amendment.deputy} (ký thay)" if amendment.deputy else ""
    return f"{amendment.commitment.unit} – Phụ lục số {amendment.number:02d}{signer}"


def _label(row, copy):
    signer = f"{row.deputy} (ký thay)" if row.deputy else str(row.leader)
    stale = " – nội dung đã đổi sau khi chốt, cần chốt lại" if copy.is_stale else ""
    return f"{row.unit} – {signer}{stale}"


class CodeForm(forms.Form):
    """Mã xác thực gõ từ tờ giấy."""

    ma = forms.CharField(
        label="Mã xác thực",
        help_text="10 ký tự ở chân mỗi trang, ví dụ 7K3M9-PA4TX. Không phân biệt chữ hoa, chữ thường, dấu cách.",
        error_messages={"required": "Nhập mã ở chân trang của văn bản."},
        max_length=60,
    )

    use_required_attribute = False

    def clean_ma(self):
        """Mã như trong sổ."""
        if code := markings.read(self.cleaned_data["ma"]):
            return code
        raise ValidationError("Mã gồm 10 chữ và số, dạng XXXXX-XXXXX. Kiểm tra lại từng ký tự.")


class FileForm(forms.Form):
    """Tệp PDF đem đối chiếu; it is read, not kept."""

    file = forms.FileField(
        label="Tệp PDF cần đối chiếu",
        help_text="Tệp chỉ được so sánh, không được lưu lại. Tối đa 50 MB.",
        error_messages={
            "required": "Chọn tệp PDF cần đối chiếu.",
            "empty": "Tệp này trống.",
            "missing": "Chọn tệp PDF cần đối chiếu.",
        },
    )

    use_required_attribute = False

    def clean_file(self):
        """Không quá lớn, và bắt đầu như một tệp PDF."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            raise ValidationError("Tệp lớn hơn 50 MB, không phải tệp do hệ thống lập.")
        if not file.read(5).startswith(b"%PDF-"):
            raise ValidationError("Tệp này không phải PDF.")
        file.seek(0)
        return file
