"""Ô nhập theo cách viết của người Việt: numbers like 1.234,5, and words in NFC without invisible characters."""

import unicodedata
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError

from commitments.bundle.kinds import UNFIT_CHARACTER
from commitments.forms import widgets
from indicators.numbers import BadNumber, read, written

LONGEST_NUMBER = 40
LONGEST_WORDS = 10_000

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad")) | {0xA0: " ", 0x202F: " "}


def tidy(text: str) -> str:
    """Lời ở dạng NFC, dòng kết thúc bằng một ký tự; what cannot be seen, or stored everywhere, is left out."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_INVISIBLE)
    return UNFIT_CHARACTER.sub("", unicodedata.normalize("NFC", text))


class VietnameseNumberField(forms.CharField):
    """Ô số: what is typed is read by `numbers.read`, what is stored is shown as 1.234,5. Empty is None."""

    widget = widgets.Text

    def __init__(self, *, may_be_negative: bool = False, **options):
        super().__init__(**options)
        # The phone's keyboard for figures has no minus sign.
        self.widget.attrs |= {
            "inputmode": "text" if may_be_negative else "decimal",
            "autocomplete": "off",
            "data-number": "",
        }

    def to_python(self, value) -> Decimal | None:
        """Số đã đọc; the message says how to write it."""
        if value is None or isinstance(value, Decimal):
            return value
        text = tidy(str(value)).strip()
        if not text:
            return None
        if len(text) > LONGEST_NUMBER:
            raise ValidationError("Số quá dài. Kiểm tra lại, mỗi ô chỉ nhập một số.")
        try:
            return read(text)
        except BadNumber as fault:
            raise ValidationError(str(fault)) from fault

    def prepare_value(self, value):
        """Số để hiện trong ô; what was typed stands as it was typed."""
        return written(value) if isinstance(value, Decimal) else value

    def has_changed(self, initial, data) -> bool:
        """Số khác đi; another way of writing the same number is no change."""
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


class WordsField(forms.CharField):
    """Ô lời: several lines, tidied on the way in."""

    widget = widgets.Words

    def __init__(self, *, rows: int = 3, **options):
        super().__init__(**{"max_length": LONGEST_WORDS} | options)
        self.widget.attrs["rows"] = rows
        # Longer text is refused with a message; the browser would cut it off silently.
        self.widget.attrs.pop("maxlength", None)

    def to_python(self, value) -> str:
        """Lời đã dọn."""
        return super().to_python(tidy(value) if isinstance(value, str) else value)
