"""Giữ lại giữa các văn bản mà không khác: a paper is the same bytes, whatever was printed before it."""

import gc
import inspect
from contextlib import nullcontext
from dataclasses import replace
from types import SimpleNamespace

import pytest
from weasyprint import CSS

from reports.documents import kit_press, press
from reports.documents.kept import drawing, engine, lines, styles, subsets
from reports.documents.kit_press import NAMES
from reports.documents.paper import Group, Mark
from reports.period_report import pdf
from reports.period_report.composing import compose
from reports.period_report.printed import lay_out
from tests.reports.documents.kits import kit
from tests.reports.documents.papers import joint_paper, line, long_list, paper
from tests.reports.period_report import samples

pytestmark = pytest.mark.once
ANNEXED = paper(groups=(Group(long_list(40)),), unit_name="Sở Nội vụ")
MARKED = replace(paper(), mark=Mark("ABCD-EFGH", "https://camket.example.vn/vb/ABCD", "camket.example.vn"))
ODD = paper(groups=(Group((line(text="Tỷ lệ 中文 hồ sơ\u00ad đúng hạn"),)),), unit_name="Sở 文 hóa")
PAPERS = [paper(), joint_paper(3), MARKED, ANNEXED, paper(is_draft=True), ODD]


@pytest.fixture
def as_weasyprint_does(monkeypatch):
    """In bằng WeasyPrint nguyên bản, nothing kept."""

    def printed(printing, *given):
        with monkeypatch.context() as patched:
            patched.setattr(press, "keeping", nullcontext)
            return printing(*given)

    return printed


def test_papers_are_the_same_bytes_whatever_was_printed_before(as_weasyprint_does):
    expected = [as_weasyprint_does(press.render, given) for given in PAPERS]

    forwards = [press.render(given) for given in PAPERS]
    backwards = [press.render(given) for given in reversed(PAPERS)]

    assert forwards == expected
    assert backwards[::-1] == expected


@pytest.mark.parametrize("name", NAMES)
def test_a_kit_of_the_ceremony_too(name, as_weasyprint_does):
    expected = as_weasyprint_does(kit_press.render, kit(), name)

    assert [kit_press.render(kit(), name) for _ in range(2)] == [expected] * 2


def test_a_period_report_too(as_weasyprint_does):
    report = lay_out(compose(samples.facts(), {}))
    expected = as_weasyprint_does(pdf.render, report)

    assert [pdf.render(report) for _ in range(2)] == [expected] * 2


def test_a_second_paper_of_the_same_form_has_no_style_of_its_own():
    press.render(paper())
    known = len(styles._styles)

    press.render(paper(unit_name="Sở Nội vụ", leader_name="Trần Văn Khác"))

    assert len(styles._styles) == known


def test_the_same_words_are_shaped_once(monkeypatch):
    press.render(paper())
    shaped = []
    setup = lines.line_break.Layout.setup
    monkeypatch.setattr(
        lines.line_break.Layout, "setup", lambda self, style: (shaped.append(1), setup(self, style))
    )

    press.render(paper())
    assert shaped == []

    press.render(paper(leader_name="Một Người Chưa In Lần Nào"))
    assert shaped


def test_other_rules_for_the_same_tags_are_other_styles(as_weasyprint_does):
    redder = CSS(string=".notice { color: red }")
    expected = as_weasyprint_does(press.page, "back.html", back(), redder)

    press.page("back.html", back())

    assert press.page("back.html", back(), redder) == expected
    assert press.page("back.html", back()) != expected


def back():
    return press.Back(notice="Dữ liệu minh hoạ", notice_size="", is_draft=False)


def test_when_too_much_is_kept_all_is_forgotten_and_the_bytes_stay(monkeypatch):
    expected = press.render(paper())
    monkeypatch.setattr(styles, "MOST", 10)

    assert [press.render(paper()) for _ in range(2)] == [expected] * 2
    assert styles._styles == {}


def test_papers_with_the_same_letters_embed_the_same_part_of_a_face(monkeypatch):
    press.render(paper())
    cut = []
    subset = subsets.Font.subset
    monkeypatch.setattr(subsets.Font, "subset", lambda self, *given: (cut.append(1), subset(self, *given)))

    press.render(paper())
    assert cut == []

    press.render(paper(leader_name="Jw Zf"))
    assert cut == [1]


def test_parts_of_faces_are_forgotten_too_and_the_bytes_stay(monkeypatch):
    expected = press.render(paper())
    monkeypatch.setattr(subsets, "MOST", 1)
    subsets._parts.clear()

    assert [press.render(paper()) for _ in range(2)] == [expected] * 2
    assert len(subsets._parts) == 1


def test_a_line_is_drawn_anew_where_a_glyph_was_met_at_another_size():
    written = []
    font = SimpleNamespace(widths={7: 501}, to_unicode={7: "a"})
    stream = SimpleNamespace(add_font=lambda _: (font, 12), show_text=written.append)

    is_drawn = drawing._again(
        stream, None, [("a font", {7: 500, 8: 300}, {7: "a", 8: "b"})], [("show_text", ("<07>",))]
    )

    assert not is_drawn
    assert written == []
    assert font.widths == {7: 501}


def test_engine_is_weasyprints_own_again_afterwards():
    before, within = [getattr(module, name) for module, name, _ in engine.REPLACED], []
    threshold = gc.get_threshold()

    def failing():
        with engine.keeping():
            within.extend(getattr(module, name) for module, name, _ in engine.REPLACED)
            raise OSError("full")

    with pytest.raises(OSError, match="full"):
        failing()

    assert within == [ours for _, _, ours in engine.REPLACED]
    assert [getattr(module, name) for module, name, _ in engine.REPLACED] == before
    assert gc.get_threshold() == threshold


@pytest.mark.parametrize(("module", "name", "ours"), engine.REPLACED)
def test_each_takes_what_weasyprints_own_takes(module, name, ours):
    assert str(inspect.signature(ours)) == str(inspect.signature(getattr(module, name)))


def test_style_object_has_what_the_shared_one_reads():
    assert [*inspect.signature(styles.SharedStyles.set_computed_styles).parameters] == [
        *inspect.signature(styles.StyleFor.set_computed_styles).parameters
    ]
