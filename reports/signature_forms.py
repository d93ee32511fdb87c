"""Đưa bản ký số lên, và ký ngay trên hệ thống."""

from django import forms
from django.core.exceptions import ValidationError
from PIL import Image, UnidentifiedImageError

from reports.documents.signatures.fields import NUMBER, label

LARGEST_KEY = 100 * 1024
LARGEST_IMAGE = 1024 * 1024
MOST_PIXELS = 4_000_000


class RevisionForm(forms.Form):
    """Tệp PDF đã ký bằng phần mềm ký số."""

    file = forms.FileField(
        label="Tệp PDF đã ký số",
        help_text="Ký trên chính tệp tải từ trang này; phần mềm ký phải ghi nối tiếp, không in lại tệp.",
        error_messages={"required": "Chọn tệp PDF đã ký.", "empty": "Tệp rỗng. Chọn lại tệp đã ký."},
    )

    use_required_attribute = False

    def __init__(self, *arguments, largest: int, **options):
        super().__init__(*arguments, **options)
        self.largest = largest
        self.fields["file"].widget.attrs["accept"] = "application/pdf,.pdf"

    def clean_file(self) -> bytes:
        """Nội dung tệp; too large a file is not even read."""
        return _content(self.cleaned_data["file"], self.largest, "Tệp quá lớn so với một văn bản đã ký.")


class SignHereForm(forms.Form):
    """Ký bằng tệp chứng thư PKCS#12. The password is asked each time and kept nowhere."""

    place = forms.ChoiceField(label="Ô ký", error_messages={"required": "Chọn ô ký."})
    number = forms.RegexField(
        r"[0-9]{1,6}",
        label="Số văn bản",
        required=False,
        help_text="Chỉ ghi khi ký vào ô số văn bản.",
        error_messages={"invalid": "Số văn bản chỉ gồm chữ số."},
    )
    key = forms.FileField(
        label="Tệp chứng thư số (.p12, .pfx)", error_messages={"required": "Chọn tệp chứng thư số."}
    )
    password = forms.CharField(
        label="Mật khẩu chứng thư số",
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text="Chỉ dùng cho lần ký này, không lưu lại.",
        error_messages={"required": "Nhập mật khẩu của chứng thư số."},
    )
    image = forms.FileField(
        label="Ảnh chữ ký hoặc con dấu (.png)",
        required=False,
        help_text="Nền trong suốt; chữ ký màu xanh, dấu màu đỏ. Bỏ trống thì ghi tên người ký và thời gian ký.",
    )

    use_required_attribute = False

    def __init__(self, *arguments, places: list[str], site_key: bytes | None, **options):
        super().__init__(*arguments, **options)
        self.site_key = site_key
        self.fields["place"].choices = [(name, label(name) or name) for name in places]
        if NUMBER not in places:
            del self.fields["number"]
        self.fields["key"].widget.attrs["accept"] = ".p12,.pfx"
        self.fields["image"].widget.attrs["accept"] = "image/png"
        if site_key:
            self.fields["key"].required = False
            self.fields["key"].help_text = "Bỏ trống thì dùng chứng thư đặt sẵn trên máy chủ."

    def clean_key(self) -> bytes:
        """Chứng thư của người ký, or the one of the server."""
        file = self.cleaned_data["key"]
        return _content(file, LARGEST_KEY, "Tệp chứng thư số quá lớn.") if file else self.site_key

    def clean_image(self) -> bytes:
        """Ảnh PNG, checked by its content."""
        file = self.cleaned_data["image"]
        if not file:
            return b""
        content = _content(file, LARGEST_IMAGE, "Ảnh quá lớn (tối đa 1 MB).")
        try:
            with Image.open(file, formats=["PNG"]) as image:
                if image.width * image.height > MOST_PIXELS:
                    raise ValidationError("Ảnh có quá nhiều điểm ảnh (tối đa 2000 × 2000).")
                image.verify()
        except (UnidentifiedImageError, OSError, SyntaxError) as problem:
            raise ValidationError("Tệp không phải ảnh PNG.") from problem
        return content

    def clean(self):
        """Ô số văn bản cần có số."""
        given = super().clean()
        if given.get("place") == NUMBER and not given.get("number") and "number" not in self.errors:
            self.add_error("number", "Ghi số văn bản.")
        return given


def _content(file, largest: int, refusal: str) -> bytes:
    if file.size > largest:
        raise ValidationError(refusal)
    file.seek(0)
    return file.read()
