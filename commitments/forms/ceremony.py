"""Biểu mẫu của lễ ký: day and place, who attends, the order of signing, the programme."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.forms import formset_factory

from commitments.ceremonies import Seat
from commitments.forms.fields import tidy
from commitments.forms.signing import DayField
from commitments.models import Campaign, CeremonyParty
from commitments.programme import Line
from units.models import Person, Unit

MOST_PARTIES, MOST_LINES = 20, 60
_CLOCK = re.compile(r"([01]?\d|2[0-3])\s*(?::|h|g|giờ)\s*([0-5]\d)?", re.IGNORECASE)
_NOBODY, _NO_UNIT = ("", "(để trống)"), ("", "(không ghi)")


class LineField(forms.CharField):
    """Ô một dòng: tidied, spaces folded."""

    def to_python(self, value) -> str:
        """Lời đã dọn."""
        return " ".join(super().to_python(tidy(value) if isinstance(value, str) else value).split())


class DetailsForm(forms.Form):
    """Ngày và địa điểm của lễ ký."""

    held_on = DayField(label="Ngày tổ chức", help_text="Dạng dd/mm/yyyy. Được in trên mọi văn bản của lễ.")
    place = LineField(
        label="Địa điểm",
        max_length=300,
        help_text="Ví dụ: Hội trường Ủy ban nhân dân tỉnh.",
        error_messages={"required": "Ghi địa điểm tổ chức."},
    )

    use_required_attribute = False

    def __init__(self, *args, campaign: Campaign, **options):
        self.campaign = campaign
        super().__init__(*args, **options)

    def clean_held_on(self):
        """Trong thời gian của đợt, or the year before it."""
        day, campaign = self.cleaned_data["held_on"], self.campaign
        if not campaign.year_from - 1 <= day.year <= campaign.year_to:
            raise ValidationError(
                f"Ngày tổ chức phải từ năm {campaign.year_from - 1} đến năm {campaign.year_to}, theo đợt cam kết."
            )
        return day


class RowForm(forms.Form):
    """Một dòng của danh sách; a row that is taken out need not be right."""

    use_required_attribute = False

    def full_clean(self):
        """Soát dòng này, unless it is taken out."""
        super().full_clean()
        if self.is_bound and self.cleaned_data.get("remove"):
            self._errors.clear()


class PartyForm(RowForm):
    """Một người dự lễ."""

    role = forms.ChoiceField(
        label="Tư cách",
        choices=[("", "(chọn)"), *CeremonyParty.Role.choices],
        error_messages={"required": "Chọn tư cách dự lễ."},
    )
    title = LineField(
        label="Chức danh in trên văn bản",
        max_length=200,
        error_messages={"required": "Ghi chức danh in trên văn bản."},
    )
    person = forms.TypedChoiceField(label="Họ và tên", coerce=int, empty_value=None, required=False)
    unit = forms.TypedChoiceField(label="Đơn vị", coerce=int, empty_value=None, required=False)
    remove = forms.BooleanField(label="Bỏ", required=False)

    def __init__(self, *args, people, units, **options):
        super().__init__(*args, **options)
        self.fields["person"].choices = people
        self.fields["unit"].choices = units

    @property
    def row(self) -> Seat | None:
        """Người dự lễ; None for a row left empty or taken out."""
        said = self.cleaned_data
        if not said or said["remove"]:
            return None
        return Seat(said["role"], said["title"], said["person"], said["unit"])


class ProgrammeForm(RowForm):
    """Một mục của chương trình."""

    time = LineField(label="Giờ", max_length=10, required=False)
    what = LineField(
        label="Nội dung", max_length=300, error_messages={"required": "Ghi nội dung của mục này."}
    )
    who = LineField(label="Người thực hiện", max_length=300, required=False)
    remove = forms.BooleanField(label="Bỏ", required=False)

    def clean_time(self):
        """Giờ và phút: "08:00", however it is typed."""
        text = self.cleaned_data["time"]
        if not text:
            return ""
        if not (clock := _CLOCK.fullmatch(text)):
            raise ValidationError("Ghi giờ và phút, ví dụ 08:00.")
        return f"{int(clock[1]):02d}:{clock[2] or '00'}"

    @property
    def row(self) -> Line | None:
        """Mục đã ghi; None for a row left empty or taken out."""
        said = self.cleaned_data
        return Line(said["time"], said["what"], said["who"]) if said and not said["remove"] else None


class RowSet(forms.BaseFormSet):
    """Các dòng có thứ tự của một trang: those stored, then empty ones."""

    def add_fields(self, form, index):
        """Mỗi dòng biết nó có là dòng cuối trong các dòng đang lưu không."""
        super().add_fields(form, index)
        form.is_last = index is not None and index == self.initial_form_count() - 1

    def arranged(self, key: str, step: int) -> tuple[list, int | None]:
        """Các dòng được giữ, with the row `key` moved by `step`, and where that row stands now; "" moves nothing."""
        kept = {str(place): form.row for place, form in enumerate(self.forms) if form.row is not None}
        keys, place = _shifted(list(kept), key, step)
        return [kept[each] for each in keys], place


def _shifted(keys, key, step):
    """Dời một khoá lên hoặc xuống; at the end of the list nothing moves."""
    if key not in keys:
        return keys, None
    place = keys.index(key)
    target = min(max(place + step, 0), len(keys) - 1)
    keys[place], keys[target] = keys[target], keys[place]
    return keys, target


PartySet = formset_factory(
    PartyForm, RowSet, extra=2, max_num=MOST_PARTIES, absolute_max=MOST_PARTIES, validate_max=True
)
ProgrammeSet = formset_factory(
    ProgrammeForm, RowSet, extra=2, max_num=MOST_LINES, absolute_max=MOST_LINES, validate_max=True
)


def party_set(data, campaign: Campaign) -> RowSet:
    """Những người dự lễ đang lưu, and two empty rows; people and units of the province to choose from."""
    names = Person.objects.filter(province=campaign.province_id).order_by("name", "code")
    units = Unit.objects.filter(province=campaign.province_id).order_by("order", "code")
    stored = CeremonyParty.objects.filter(ceremony__campaign=campaign).order_by("pk")
    choices = {
        "people": [_NOBODY, *_told_apart(names.values_list("pk", "name", "code"))],
        "units": [_NO_UNIT, *units.values_list("pk", "name")],
    }
    initial = list(stored.values("role", "title", "person", "unit"))
    return PartySet(data, initial=initial, form_kwargs=choices)


def _told_apart(people):
    """Tên để chọn; two of one name with their codes."""
    people = list(people)
    names = [name for _, name, _ in people]
    return [(pk, f"{name} ({code})" if names.count(name) > 1 else name) for pk, name, code in people]


class OrderForm(forms.Form):
    """Thứ tự ký: a number for each commitment, none twice."""

    def __init__(self, commitments, data=None):
        self.commitments = list(commitments)
        super().__init__(data, initial={self.name_of(each): each.order for each in self.commitments})
        for commitment in self.commitments:
            self.fields[self.name_of(commitment)] = forms.IntegerField(
                label=f"Thứ tự của {commitment.unit}",
                required=False,
                min_value=1,
                max_value=9999,
                widget=forms.NumberInput(attrs={"autocomplete": "off"}),
                error_messages={
                    "invalid": "Ghi số nguyên.",
                    "min_value": "Ghi số từ 1 trở lên.",
                    "max_value": "Số quá lớn.",
                },
            )

    @staticmethod
    def name_of(commitment) -> str:
        """Tên ô của một bản cam kết."""
        return f"so-{commitment.pk}"

    def clean(self):
        """Mỗi số một đơn vị."""
        holders = {}
        for commitment in self.commitments:
            number = self.cleaned_data.get(self.name_of(commitment))
            if number in holders:
                self.add_error(self.name_of(commitment), f"Số {number} đã dành cho {holders[number]}.")
            elif number is not None:
                holders[number] = commitment.unit
        return self.cleaned_data

    @property
    def lines(self) -> list:
        """Từng bản cam kết với ô của nó."""
        return [(each, self[self.name_of(each)]) for each in self.commitments]

    @property
    def places(self) -> dict[int, int | None]:
        """{bản cam kết: số}, as typed."""
        return {each.pk: self.cleaned_data[self.name_of(each)] for each in self.commitments}

    def arranged(self, key: str, step: int) -> tuple[dict[int, int | None], int | None]:
        """Các số để ghi, and where the commitment `key` stands when it was moved: then all are numbered anew."""
        places = self.places
        last = len(places) + max((place or 0 for place in places.values()), default=0)
        keys = [str(each) for each in sorted(places, key=lambda each: places[each] or last)]
        keys, place = _shifted(keys, key, step)
        if place is not None:
            places = {int(each): number for number, each in enumerate(keys, start=1)}
        return places, place
