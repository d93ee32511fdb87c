"""In nhanh mà không khác: reading the template as XML and writing each object once change no byte of the file."""

import re
from dataclasses import replace
from io import BytesIO

import pydyf
import pytest
from pypdf import PdfReader
from weasyprint import HTML

from reports.documents import kit_press, parsed, press, serialised
from reports.documents.paper import Mark
from reports.period_report import pdf
from reports.period_report.composing import compose
from reports.period_report.printed import lay_out
from tests.reports.documents.kits import kit
from tests.reports.documents.papers import joint_paper, paper
from tests.reports.documents.reading import pages, text
from tests.reports.period_report import samples

pytestmark = pytest.mark.once
MARKED = replace(paper(), mark=Mark("ABCD-EFGH", "https://camket.example.vn/vb/ABCD", "camket.example.vn"))
PAPERS = {"usual": paper(), "draft": paper(is_draft=True), "marked": MARKED, "joint": joint_paper(3)}

INLINE = {"span", "path"}  # as every tag is that no rule names


class Ordinary(HTML):
    """Đọc bằng bộ đọc HTML của WeasyPrint, with its own defaults for every tag."""

    def __init__(self, markup, fetcher, defaults):
        super().__init__(string=markup, url_fetcher=fetcher)


@pytest.mark.parametrize("name", PAPERS)
def test_read_as_xml_with_our_defaults_it_is_the_same_bytes_as_read_as_html_with_all(name, monkeypatch):
    quick = press.render(PAPERS[name])

    monkeypatch.setattr(press, "Parsed", Ordinary)

    assert press.render(PAPERS[name]) == quick


@pytest.mark.parametrize("name", kit_press.NAMES)
def test_the_kit_too(name, monkeypatch):
    quick = kit_press.render(kit(), name)

    monkeypatch.setattr(press, "Parsed", Ordinary)

    assert kit_press.render(kit(), name) == quick


def test_a_period_report_too(monkeypatch):
    report = lay_out(compose(samples.facts(), {}))
    quick = pdf.render(report)

    monkeypatch.setattr(press, "Parsed", Ordinary)

    assert pdf.render(report) == quick


def test_every_tag_of_the_templates_has_its_default():
    used = {
        tag
        for template in (press.TEMPLATES / "reports" / "documents").glob("*.html")
        for tag in re.findall(r"<([a-z][a-z0-9]*)", template.read_text(encoding="utf-8"))
    }
    style = (press.HERE / press.DEFAULTS).read_text(encoding="utf-8")
    rules = re.sub(r"/\*.*?\*/|\{[^{}]*\}", " ", style, flags=re.DOTALL)

    assert used - set(re.findall(r"[a-z][a-z0-9]*", rules)) == INLINE


@pytest.mark.parametrize("name", PAPERS)
def test_written_once_it_is_the_same_bytes_as_written_twice(name, monkeypatch):
    once = press.render(PAPERS[name])

    monkeypatch.setattr(press, "serialise", lambda pdf: None)

    assert press.render(PAPERS[name]) == once


def test_what_xml_cannot_hold_is_left_out():
    root = parsed.Parsed(
        "<html><body><p>Sở\x0b \x00Nội vụ &amp; <br/>\ufffe</p></body></html>", None, None
    ).etree_element

    assert "".join(root.itertext()) == "Sở Nội vụ & "


def test_objects_are_written_when_they_are_made_ready():
    pdf = pydyf.PDF()
    stream = pydyf.Stream([b"q", b"Q"])
    pdf.add_object(stream)

    serialised.serialise(pdf)
    stream.stream.append(b"late")
    target = BytesIO()
    pdf.write(target)

    assert b"q\nQ" in target.getvalue()
    assert b"late" not in target.getvalue()


def test_columns_of_the_head_stand_beside_each_other_and_read_left_to_right():
    (first, *_) = pages(press.render(paper(symbol="BCK-SNN", number="7")))

    words = text(first)

    assert (
        words.index("SÓC TRĂNG")
        < words.index("CỘNG HÒA")
        < words.index("Số: 07/BCK-SNN")
        < words.index("ngày 10")
    )


def test_the_kit_is_tagged_and_named_as_before():
    file = PdfReader(BytesIO(kit_press.render(kit(), "bien-ban")))

    assert file.root_object["/MarkInfo"]["/Marked"]
    assert len(file.trailer["/ID"]) == 2
