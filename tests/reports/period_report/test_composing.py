"""Dàn báo cáo kỳ từ số liệu: câu chữ, bảng, phụ lục, ai nói gì, và phần lời đã sửa."""

from dataclasses import replace

import pytest

from reports.period_report import by_field, by_group
from reports.period_report.composing import GENERAL, compose
from reports.period_report.content import Change
from reports.period_report.facts import Edit, Filings, GroupResult, Kind, Missing, Statement
from tests.reports.period_report import samples


def parts(edits=None, **changes):
    return {part.key: part for part in compose(samples.facts(**changes), edits or {}).parts}


def test_headings_stand_in_the_order_of_the_form():
    content = compose(samples.facts(), {})

    assert [(part.level, part.heading) for part in content.parts] == [
        (1, "I. TÌNH HÌNH CHUNG"),
        (1, "II. KẾT QUẢ THEO LĨNH VỰC CẢI CÁCH HÀNH CHÍNH"),
        (2, "1. Cải cách thủ tục hành chính"),
        (2, "2. Chỉ đạo, điều hành"),
        (2, "3. Nội dung khác"),
        (1, "III. KHÓ KHĂN, VƯỚNG MẮC"),
        (1, "IV. ĐỀ XUẤT, KIẾN NGHỊ"),
        (1, "V. NHIỆM VỤ TRỌNG TÂM 6 THÁNG CUỐI NĂM 2022"),
    ]


def test_the_general_part_counts_reports_and_names_who_owes():
    general = parts()[GENERAL]

    assert general.paragraphs == (
        "Có 3 đơn vị trong bảng kết quả, thuộc 2 khối. Trong 6 tháng đầu năm 2022, các đơn vị phải gửi 6 báo cáo;"
        " đã gửi 5 báo cáo (83,3%), trong đó 2 báo cáo đã được duyệt, 1 báo cáo gửi sau hạn.",
        "Chưa có báo cáo được tính: Huyện C (Quý I/2022).",
        "Mức kết quả thực hiện cam kết: Tốt: 1 đơn vị; Khá: 1 đơn vị.",
        "Các sở: cao nhất 95,00 điểm (Sở A); thấp nhất 72,50 điểm (Sở B).",
        "Các huyện: cao nhất 60,00 điểm (Huyện C).",
    )


def test_grades_are_listed_from_the_highest_whoever_comes_first():
    general = parts(units=samples.UNITS[::-1])[GENERAL]

    assert "Mức kết quả thực hiện cam kết: Tốt: 1 đơn vị; Khá: 1 đơn vị." in general.paragraphs
    assert [label for label, _ in general.figures if label.startswith("Mức ")] == ["Mức Tốt", "Mức Khá"]


def test_a_field_says_how_much_was_met_who_is_ahead_and_what_the_others_lack():
    field = parts()["linh-vuc-TTHC"]

    assert field.paragraphs == (
        "Có 2 chỉ tiêu. Tính chung các đơn vị, 2/6 kết quả đạt mức cam kết (33,3%).",
        "Đạt toàn bộ chỉ tiêu được tính: Sở A.",
        "Cần tập trung: Huyện C (chưa đạt chỉ tiêu 1, 2); Sở B (chưa đạt chỉ tiêu 1, 2).",
    )
    assert field.grid.rows == (
        (
            "1",
            "Hồ sơ đúng hạn (%)",
            "từ 90 đến 95 (tối thiểu, tuỳ đơn vị)",
            "từ 80 đến 98,5",
            "1",
            "2 (thiếu 1)",
            "0",
        ),
        ("2", "Đối thoại (cuộc)", "≥ 12 (cộng)", "7 (cộng)", "1", "2", "0"),
    )


def test_an_index_that_is_not_published_yet_is_told_apart_from_one_that_was_missed():
    assert parts()["khac"].grid.rows == (
        ("4", "Chỉ số DDCI (điểm)", "cao hơn năm trước", "–", "0", "0", "3"),
    )


@pytest.mark.parametrize(
    ("sign", "spread", "one", "last_year"),
    [
        ("≥", "từ 90 đến 95,5 (tối thiểu, tuỳ đơn vị)", "≥ 90", "không thấp hơn năm trước"),
        (">", "từ 90 đến 95,5 (phải cao hơn, tuỳ đơn vị)", "> 90", "cao hơn năm trước"),
        ("≤", "từ 90 đến 95,5 (tối đa, tuỳ đơn vị)", "≤ 90", "không cao hơn năm trước"),
        ("<", "từ 90 đến 95,5 (phải thấp hơn, tuỳ đơn vị)", "< 90", "thấp hơn năm trước"),
        ("=", "từ 90 đến 95,5 (đúng bằng, tuỳ đơn vị)", "= 90", "bằng năm trước"),
    ],
)
def test_what_was_promised_reads_as_words_where_units_promised_differently(sign, spread, one, last_year):
    about = replace(samples.INDICATORS[0], sign=sign)
    same, other = (samples.line("1", "80", promised, False) for promised in ("90", "95.5"))

    assert promised(about, other, same) == spread
    assert promised(about, same, same) == one
    assert promised(replace(about, beats_last_year=True), same) == last_year


def promised(about, *lines):
    """Mức giao của một chỉ tiêu, each line from a group of its own."""
    groups = [
        GroupResult((), {}, None, None, {about.number: by_group.sum_of([line])}, {}, 1) for line in lines
    ]
    return by_field.tally(about, groups).promised


def test_what_several_units_said_alike_stands_once_with_all_of_them():
    assert parts()["kho-khan"].paragraphs == (
        "Có 3 đơn vị nêu khó khăn, vướng mắc:",
        "Các sở:",
        "- Thiếu máy quét (Sở A).",
        "- Thiếu biên chế (Sở A; Sở B).",
        "Các huyện:",
        "- Thiếu biên chế (Huyện C).",
    )


def test_where_nobody_said_anything_the_part_says_so():
    assert parts()["nhiem-vu"].paragraphs == ("Các đơn vị không nêu nhiệm vụ cho kỳ tới.",)


def test_many_units_ahead_are_named_up_to_five_and_the_rest_counted():
    best = tuple(replace(samples.UNITS[0], name=f"Sở {number}") for number in range(1, 9))

    field = parts(units=best)["linh-vuc-CDDH"]

    assert (
        field.paragraphs[1]
        == "Đạt toàn bộ chỉ tiêu được tính: Sở 1, Sở 2, Sở 3, Sở 4, Sở 5 và 3 đơn vị khác."
    )


def test_an_edit_takes_the_place_of_the_words_and_keeps_the_figures_current():
    edit = Edit("Kết quả khá tốt.\n\n  Cần cố gắng.  ", parts()["linh-vuc-TTHC"].figures)

    part = parts({"linh-vuc-TTHC": edit})["linh-vuc-TTHC"]

    assert part.paragraphs == ("Kết quả khá tốt.", "Cần cố gắng.")
    assert (part.is_edited, part.changes) == (True, ())
    assert part.grid == parts()["linh-vuc-TTHC"].grid


def test_figures_that_moved_under_an_edit_are_marked():
    edit = Edit("Đã viết.", parts()["linh-vuc-TTHC"].figures)
    better = replace(
        samples.UNITS[1],
        lines=(samples.line("1", "95", "95", True), *samples.UNITS[1].lines[1:]),
    )

    content = compose(
        samples.facts(units=(samples.UNITS[0], better, samples.UNITS[2])), {"linh-vuc-TTHC": edit}
    )

    [changed] = [part for part in content.parts if part.changes]
    assert changed.changes == (
        Change("Chỉ tiêu 1: đơn vị đạt", "1/3", "2/3"),
        Change("Chỉ tiêu 1: kết quả", "từ 80 đến 98,5", "từ 95 đến 98,5"),
    )
    assert content.changed == 1


def test_a_difficulty_that_comes_or_goes_is_a_change_under_the_summary():
    edit = Edit("Tóm tắt.", parts()["kho-khan"].figures)
    later = (*samples.STATEMENTS[1:], Statement(Kind.DIFFICULTY, "Sở B", "Các sở", "Quý I/2022", "Mạng chậm"))

    part = parts({"kho-khan": edit}, statements=later)["kho-khan"]

    assert part.changes == (
        Change("Sở B, Quý I/2022", "", "Mạng chậm"),
        Change("Sở A, Quý I/2022", "- Thiếu máy quét. - Thiếu biên chế", ""),
    )


def test_annexes_rank_each_group_and_count_each_indicator():
    ranking, indicators = compose(samples.facts(), {}).annexes

    assert (ranking.heading, indicators.heading) == ("Phụ lục I", "Phụ lục II")
    assert [(grid.caption, grid.rows) for grid in ranking.grids] == [
        ("Các sở", (("1", "Sở A", "95,00", "Tốt", "0", ""), ("2", "Sở B", "72,50", "Khá", "1", "Tạm tính"))),
        ("Các huyện", (("1", "Huyện C", "60,00", "–", "0", ""),)),
    ]
    assert indicators.grids[0].rows[0] == ("1", "Hồ sơ đúng hạn", "3", "1", "2", "0", "0", "33,3%")
    assert indicators.grids[0].rows[3] == ("4", "Chỉ số DDCI", "0", "0", "0", "3", "0", "–")


def test_a_summary_brings_the_units_own_words_into_an_annex():
    content = compose(samples.facts(), {"de-xuat": Edit("Tập huấn.", ())})

    assert content.annexes[2].title == "Ý KIẾN CỦA CÁC ĐƠN VỊ (NGUYÊN VĂN)"
    assert [grid.caption for grid in content.annexes[2].grids] == ["Đề xuất, kiến nghị"]
    assert content.annexes[2].grids[0].rows == (("Huyện C", "Quý II/2022", "Mở lớp tập huấn."),)


def test_a_thematic_report_ranks_nobody_and_lists_what_each_unit_lacks():
    frame = replace(samples.FRAME, issuer="Sở Tư pháp", lead="Sở Tư pháp")
    content = compose(samples.facts(frame=frame, indicators=samples.INDICATORS[:1]), {})

    assert content.subject == (
        "Kết quả thực hiện các chỉ tiêu cam kết do Sở Tư pháp chủ trì 6 tháng đầu năm 2022"
    )
    assert content.annexes[0].title == "KẾT QUẢ CỦA TỪNG ĐƠN VỊ"
    assert content.annexes[0].grids[0].rows == (
        ("1", "Sở A", "1", "–", "100%"),
        ("2", "Sở B", "1", "1", "84,2%"),
    )
    assert not any("cao nhất" in line for line in content.parts[0].paragraphs)


def test_a_thematic_report_says_nothing_for_units_that_were_not_asked():
    frame = replace(samples.FRAME, issuer="Sở Tư pháp", lead="Sở Tư pháp")

    found = parts(frame=frame, statements=())

    assert found["kho-khan"].paragraphs == ("Các đơn vị không có giải trình về các chỉ tiêu này.",)
    assert [(found[key].paragraphs, found[key].is_unwritten) for key in ("de-xuat", "nhiem-vu")] == [
        ((), True)
    ] * 2


@pytest.mark.parametrize("key", ["chung", "linh-vuc-TTHC", "kho-khan", "de-xuat", "nhiem-vu"])
def test_editing_begins_from_the_words_that_stand_there(key):
    part = parts()[key]

    again = parts({key: Edit(part.text, part.figures)})[key]

    assert again.paragraphs == part.paragraphs


def general_with(missing):
    """Mục I khi từng ấy đơn vị chưa có báo cáo: every other one of Các sở, the last ones of a group without results."""
    lacking = tuple(
        Missing(f"Đơn vị {place}", "Các sở" if place % 2 else "Các xã", "Quý I/2022")
        for place in range(missing)
    )
    filings = Filings(missing, 0, 0, 0, lacking)
    return next(iter(compose(samples.facts(filings=filings), {}).parts)).paragraphs


def test_a_few_units_without_a_report_are_named():
    assert general_with(10)[1].startswith("Chưa có báo cáo được tính: Đơn vị 0 (Quý I/2022), Đơn vị 1")


def test_many_units_without_a_report_are_counted_by_group():
    assert general_with(12)[1:4] == (
        "Còn 12 báo cáo chưa được tính, của 12 đơn vị:",
        "- Các sở: 6 đơn vị (Đơn vị 1, Đơn vị 3, Đơn vị 5 và 3 đơn vị khác).",
        "- Các xã: 6 đơn vị (Đơn vị 0, Đơn vị 2, Đơn vị 4 và 3 đơn vị khác).",
    )
