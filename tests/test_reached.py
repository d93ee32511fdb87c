"""Điều SlipCover thấy và điều coverage.py thấy là một: the same module run under each, reported by coverage.py."""

import importlib.util
import json

import pytest
import slipcover
from coverage import Coverage, CoverageData
from slipcover.importer import SlipcoverLoader

from tests import reached

MODULE = '''"""Dấu của một số."""


def sign(number, *, loud=False):
    if number < 0:
        word = "âm"
    elif number:
        word = "dương"
    else:
        word = "không"
    if loud:
        print(
            word,
        )
    for _ in range(number):
        try:
            if number > 5:
                return word
        finally:
            number -= 1
    if number == 100:
        word = "trăm"


class Never:
    def called(self):
        while True:
            return 1
'''


@pytest.fixture
def file(tmp_path):
    file = tmp_path / "signs.py"
    file.write_text(MODULE, encoding="utf-8")
    return file


@pytest.mark.parametrize("numbers", [[], [-1], [0], [3], [9], [-1, 0, 3, 9]])
def test_the_report_is_the_one_of_coverage_itself(file, tmp_path, numbers):
    assert report(marked(file, numbers), file, tmp_path) == report(followed(file, numbers), file, tmp_path)


def run(file, numbers, marks=None):
    spec = importlib.util.spec_from_file_location("signs", file)
    if marks:
        spec.loader = SlipcoverLoader(marks, spec.loader, str(file))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for number in numbers:
        module.sign(number)


def followed(file, numbers):
    """Như coverage.py tự theo dõi."""
    measured = Coverage(data_file=None, branch=True, include=[str(file)], config_file=False)
    with measured.collect():
        run(file, numbers)
    return measured


def marked(file, numbers):
    """Như các bài kiểm thử ghi lại."""
    marks = slipcover.Slipcover(branch=True)
    run(file, numbers, marks)
    [seen] = marks.get_coverage()["files"].values()
    data = CoverageData(basename=str(file.with_suffix(".data")))
    lines, branches = set(seen["executed_lines"]), set(map(tuple, seen["executed_branches"]))
    data.add_arcs({str(file): reached.arcs(str(file), lines, branches)})
    data.write()
    measured = Coverage(data_file=data.data_filename(), branch=True, config_file=False)
    measured.load()
    return measured


def report(measured, file, folder):
    measured.json_report(morfs=[str(file)], outfile=str(folder / "report.json"))
    [told] = json.loads((folder / "report.json").read_text())["files"].values()
    return {name: told[name] for name in told if name.startswith(("executed_", "missing_", "summary"))}
