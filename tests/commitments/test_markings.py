"""Mã xác thực: gõ thế nào cũng đọc được, miễn là đúng."""

import pytest

from commitments import markings


def test_codes_are_of_ten_signs_and_not_the_same():
    codes = {markings.fresh() for _ in range(200)}

    assert len(codes) == 200
    assert {len(code) for code in codes} == {10}
    assert set("".join(codes)) <= set(markings.ALPHABET)


@pytest.mark.parametrize(
    "typed",
    [
        "7K3M9-0A1DV",
        "7k3m90a1dv",
        " 7K3M9 0A1DV ",
        "7K3M9–OALDU",
        "7k3m9-qaiđú",
        "７Ｋ３Ｍ９-0A1DV",
        "7K3M9.0A1DV.",
    ],
)
def test_cases_spaces_hyphens_and_look_alikes_are_forgiven(typed):
    assert markings.read(typed) == "7K3M90A1DV"


@pytest.mark.parametrize(
    "typed", ["", "7K3M9", "7K3M9-0A1DVV", "7K3M9-0A1D₫", "' OR 1=1 --", "٠" * 10, "𝟘" * 11]
)
def test_what_is_no_code_reads_as_nothing(typed):
    assert markings.read(typed) == ""


def test_every_code_reads_as_itself():
    codes = [markings.fresh() for _ in range(20)]

    assert [markings.read(code) for code in codes] == codes
