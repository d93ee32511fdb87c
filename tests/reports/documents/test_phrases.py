"""Câu chữ của văn bản."""

from datetime import date

import pytest

from reports.documents import phrases
from reports.documents.paper import Party, Role, Template, cleaned
from tests.reports.documents.papers import CHAIRMAN, WITNESSES, paper


@pytest.mark.parametrize(
    ("day", "printed"),
    [
        (date(2017, 5, 10), "Sóc Trăng, ngày 10 tháng 5 năm 2017"),
        (date(2022, 3, 3), "Sóc Trăng, ngày 03 tháng 3 năm 2022"),
        (date(2026, 2, 9), "Sóc Trăng, ngày 09 tháng 02 năm 2026"),
        (date(2026, 1, 31), "Sóc Trăng, ngày 31 tháng 01 năm 2026"),
        (date(2026, 12, 1), "Sóc Trăng, ngày 01 tháng 12 năm 2026"),
        (None, "Sóc Trăng, ngày …… tháng …… năm ……"),
    ],
)
def test_day_below_ten_and_first_two_months_have_a_leading_zero(day, printed):
    assert phrases.date_line("Sóc Trăng", day) == printed


@pytest.mark.parametrize(
    ("title", "unit", "whole"),
    [
        ("Giám đốc", "Sở Nội vụ", "Giám đốc Sở Nội vụ"),
        ("Giám đốc Sở Nội vụ", "Sở Nội vụ", "Giám đốc Sở Nội vụ"),
        ("Chánh Văn phòng", "Văn phòng UBND tỉnh", "Chánh Văn phòng Ủy ban nhân dân tỉnh"),
        ("Trưởng phòng", "Phòng Nội vụ", "Trưởng Phòng Nội vụ"),
        ("Chủ tịch UBND huyện", "UBND huyện Kế Sách", "Chủ tịch Ủy ban nhân dân huyện Kế Sách"),
        ("Cục trưởng", "Cục Thuế tỉnh", "Cục trưởng Cục Thuế tỉnh"),
        ("Chánh Thanh tra", "Thanh tra tỉnh", "Chánh Thanh tra tỉnh"),
        ("Phó Chủ tịch HĐND tỉnh", "", "Phó Chủ tịch Hội đồng nhân dân tỉnh"),
    ],
)
def test_title_and_unit_join_without_repeating_words(title, unit, whole):
    assert phrases.position(title, unit) == whole


def test_legal_bases_end_with_semicolons_and_the_last_with_a_full_stop():
    bases = (
        "Luật Tổ chức chính quyền địa phương;",
        "Căn cứ Kế hoạch số 336.",
        "Thực hiện Chỉ thị số 19-CT/TU",
    )

    assert phrases.legal_bases(bases) == [
        "Căn cứ Luật Tổ chức chính quyền địa phương;",
        "Căn cứ Kế hoạch số 336;",
        "Thực hiện Chỉ thị số 19-CT/TU.",
    ]


def test_without_duties_of_its_own_the_paper_has_the_usual_four():
    duties = phrases.duties(paper()).split("\n")

    assert len(duties) == 4
    assert "qua Sở Nội vụ để thẩm định" in duties[2]
    assert "trước Chủ tịch Ủy ban nhân dân tỉnh Sóc Trăng" in duties[3]


def test_the_reviewing_body_does_not_report_through_itself():
    assert "qua Sở Nội vụ" not in phrases.duties(paper(unit_name="Sở Nội vụ"))


@pytest.mark.parametrize(
    ("template", "parties", "words"),
    [
        (
            Template.RECIPIENT,
            (CHAIRMAN,),
            "tôi cam kết với Chủ tịch Ủy ban nhân dân tỉnh Sóc Trăng thực hiện",
        ),
        (
            Template.WITNESS,
            WITNESSES,
            ", trước sự chứng kiến của Chủ tịch Ủy ban nhân dân tỉnh Sóc Trăng và Phó",
        ),
        (
            Template.JOINT,
            WITNESSES,
            "Chúng tôi, người đứng đầu các cơ quan, đơn vị, địa phương có tên dưới đây",
        ),
        (Template.ONE_WAY, (), "Sở Nông nghiệp và Phát triển nông thôn, tôi cam kết thực hiện"),
    ],
)
def test_usual_opening_names_those_the_template_knows(template, parties, words):
    (sentence,) = phrases.opening(paper(template=template, parties=parties))

    assert words in sentence
    assert sentence.endswith("các nội dung sau đây trong giai đoạn 2017 - 2020:")


def test_an_opening_of_its_own_takes_the_place_of_the_usual_one():
    assert phrases.opening(paper(opening="Tôi xin hứa:")) == ["Tôi xin hứa:"]


@pytest.mark.parametrize(
    ("template", "copies", "sentence"),
    [
        (Template.RECIPIENT, 2, "lập thành 02 bản có giá trị như nhau, mỗi bên giữ 01 bản./."),
        (
            Template.RECIPIENT,
            3,
            "mỗi bên giữ 01 bản, gửi Sở Nội vụ 01 bản để theo dõi, tổng hợp, đánh giá./.",
        ),
        (
            Template.WITNESS,
            3,
            "người cam kết giữ 01 bản, gửi Sở Nội vụ 02 bản để theo dõi, tổng hợp, đánh giá./.",
        ),
        (Template.ONE_WAY, 1, "lập thành 01 bản, gửi Sở Nội vụ để theo dõi, tổng hợp, đánh giá./."),
        (Template.JOINT, 4, "04 bản có giá trị như nhau, gửi Sở Nội vụ và các bên liên quan để theo dõi"),
        (Template.RECIPIENT, 1, "lập thành 01 bản, gửi Sở Nội vụ để theo dõi"),
        (Template.RECIPIENT, None, "Bản cam kết này có hiệu lực kể từ ngày ký./."),
    ],
)
def test_copies_are_shared_out_and_the_body_ends_with_its_sign(template, copies, sentence):
    closing = phrases.copies(paper(template=template, copies=copies))

    assert sentence in closing
    assert closing.endswith("./.")


def test_fewer_copies_than_parties_are_not_shared_out():
    given = paper(copies=2, parties=(CHAIRMAN, CHAIRMAN))

    assert phrases.copies(given) == "Bản cam kết này được lập thành 02 bản có giá trị như nhau./."


def test_recipients_have_dashes_semicolons_and_end_with_the_archive():
    given = paper(recipients=("Như trên", "- Sở Nội vụ;"))

    assert phrases.recipients(given) == ["- Như trên;", "- Sở Nội vụ;", "- Lưu: VT, CCHC."]


def test_without_recipients_the_parties_and_the_reviewer_get_the_paper():
    assert phrases.recipients(paper()) == [
        "- Chủ tịch Ủy ban nhân dân tỉnh Sóc Trăng;",
        "- Sở Nội vụ (để theo dõi);",
        "- Lưu: VT, CCHC.",
    ]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Chỉ thị số 55/CT-TU ngày 05 tháng 02", "Chỉ thị số 55-CT/TU ngày 05 tháng 02"),
        ("Kế hoạch số: 55/KH-TU", "Kế hoạch số 55-KH/TU"),
        ("Nghị quyết số 18-NQ/TW", "Nghị quyết số 18-NQ/TW"),
        ("Kế hoạch số 101/KH-UBND", "Kế hoạch số 101/KH-UBND"),
    ],
)
def test_a_document_of_the_party_is_cited_in_its_own_form(typed, printed):
    assert phrases.legal_bases((typed,)) == [f"Căn cứ {printed}."]


@pytest.mark.parametrize(("given", "printed"), [("7", "07"), ("15", "15"), ("", ""), ("7a", "7a")])
def test_a_number_below_ten_has_a_leading_zero(given, printed):
    assert phrases.doc_number(given) == printed


def test_a_name_is_signed_without_degrees():
    assert phrases.bare_name("PGS. TS. Nguyễn Văn An") == "Nguyễn Văn An"
    assert phrases.bare_name("Tsai Thị Hoa") == "Tsai Thị Hoa"


@pytest.mark.parametrize(("symbol", "number"), [("BCK-SNV", " số ……/BCK-SNV"), ("", "")])
def test_the_annex_names_its_paper_with_blanks(symbol, number):
    assert " ".join(phrases.annex_reference(paper(unit_name="Sở Nội vụ", symbol=symbol))) == (
        f"(Kèm theo Bản cam kết{number} ngày …… tháng …… năm …… của Sở Nội vụ)"
    )


def test_input_becomes_nfc_and_loses_what_cannot_be_seen():
    typed = Party(Role.WITNESS, "Phó\u00a0Chủ tịch\u200b", "Nguyê\u0303n Thi\u0323\u0007 Hoa  ")

    assert cleaned(typed) == Party(Role.WITNESS, "Phó Chủ tịch", "Nguyễn Thị Hoa")


def test_a_deputy_says_for_whom_they_sign():
    given = paper(
        unit_name="Sở Nội vụ",
        leader_name="Lê Văn A",
        leader_title="Giám đốc",
        deputy_name="Trần Thị Phó",
        deputy_title="Phó Giám đốc",
    )

    assert phrases.identity(given) == ("Trần Thị Phó", "Phó Giám đốc Sở Nội vụ, ký thay Giám đốc Lê Văn A")
