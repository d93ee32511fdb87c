"""Bố cục văn bản."""

from dataclasses import replace

import pytest
from django.template import Context

from reports.documents.composition import compose
from reports.documents.paper import Template
from reports.documents.press import _tools
from tests.reports.documents.papers import CHAIRMAN, joint_paper, paper


@pytest.mark.parametrize(
    ("superior", "lines"),
    [
        ("Ủy ban nhân dân tỉnh Sóc Trăng", ("UBND TỈNH SÓC TRĂNG",)),
        ("Tổng cục Thuế", ("TỔNG CỤC THUẾ",)),
        ("Sở Nông nghiệp và Phát triển nông thôn", ()),
        ("", ()),
    ],
)
def test_superior_is_shortened_to_one_line_and_not_said_twice(superior, lines):
    assert compose(paper(superior=superior)).superior_lines == lines


def test_issuer_of_the_head_may_differ_from_the_unit_and_is_written_in_full():
    sheet = compose(paper(issuer="UBND HUYỆN KẾ SÁCH", unit_name="Ủy ban nhân dân huyện Kế Sách"))

    assert sheet.issuer_lines == ("ỦY BAN NHÂN DÂN", "HUYỆN KẾ SÁCH")


def test_one_year_names_it_in_the_head_of_its_column():
    table = compose(paper(years=(2022,))).table

    assert (table.caption, table.years, table.wide) == ("Mục tiêu năm 2022", (), 3)


def test_a_single_duty_has_no_number():
    duties, _ = compose(paper(duties="Chịu trách nhiệm trước Chủ tịch")).sections

    assert duties.paragraphs == (("", "Chịu trách nhiệm trước Chủ tịch."),)


def test_a_joint_paper_has_no_single_person_and_only_it_has_a_table_of_signers():
    joint, single = compose(joint_paper(3)), compose(paper(signers=joint_paper(3).signers))

    assert (joint.identity, len(joint.signers)) == (None, 3)
    assert (single.identity[0], single.signers) == ("Đặng Thị Ngoãn", ())


def test_an_opening_that_presents_the_person_is_not_doubled():
    assert compose(paper(opening="Tôi là người đứng đầu và cam kết:")).identity is None


@pytest.mark.parametrize(("copies", "alone"), [(3, False), (None, True)])
def test_a_closing_sentence_of_one_line_asks_for_company(copies, alone):
    witness = replace(CHAIRMAN, role="witness")

    sheet = compose(paper(template=Template.WITNESS, parties=(witness,), copies=copies))

    assert sheet.copies_need_company is alone


def test_a_closing_sentence_that_just_needs_a_second_line_asks_for_no_company():
    sheet = compose(paper(template=Template.RECIPIENT, copies=2))

    assert sheet.copies.endswith("mỗi bên giữ 01 bản./.")
    assert sheet.copies_need_company is False


def test_a_variable_a_template_does_not_have_is_an_error():
    with pytest.raises(LookupError, match="undefined variable sheet.nothing"):
        _tools().engine.from_string("{{ sheet.nothing }}").render(Context({"sheet": compose(paper())}))


@pytest.mark.parametrize(
    ("unit", "lines"),
    [
        ("Sở Y tế", ("(Kèm theo Bản cam kết ngày …… tháng …… năm …… của Sở Y tế)",)),
        (
            "Sở Nông nghiệp và Phát triển nông thôn",
            ("(Kèm theo Bản cam kết ngày …… tháng …… năm ……", "của Sở Nông nghiệp và Phát triển nông thôn)"),
        ),
    ],
)
def test_the_annex_says_what_it_belongs_to_in_whole_phrases(unit, lines):
    sheet = compose(paper(has_annex=True, unit_name=unit))

    assert sheet.annex.heading == "Phụ lục"
    assert sheet.annex.title_lines == ("NỘI DUNG CAM KẾT GIAI ĐOẠN 2017 - 2020",)
    assert sheet.annex.reference_lines == lines
    assert sheet.content_sentence.endswith("theo Phụ lục kèm theo Bản cam kết này.")


def test_sanctions_of_one_line_stay_one_paragraph():
    _, sanctions = compose(paper(sanctions="Lần đầu kiểm điểm. Lần sau xử lý")).sections

    assert sanctions.paragraphs == (("", "Lần đầu kiểm điểm. Lần sau xử lý."),)
