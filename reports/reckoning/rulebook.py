"""Quy tắc chấm điểm và xếp hạng: the sections that explanations quote, numbered as in the contract (scoring.md)."""

from dataclasses import dataclass

COUNTED, VALUE, STATES, ATTAINMENT, POINTS, SCORE, RANKING, AMENDMENTS = range(1, 9)


@dataclass(frozen=True, slots=True)
class Section:
    """Một mục của quy tắc: its number, its title, its sentences."""

    number: int
    title: str
    sentences: tuple[str, ...]


SECTIONS = {
    section.number: section
    for section in (
        Section(
            COUNTED,
            "Số liệu nào được tính",
            (
                "Điểm luôn là luỹ kế từ đầu năm đến kỳ đang xem.",
                "Chỉ tính số liệu của báo cáo đã gửi hoặc đã duyệt; bản nháp và báo cáo bị trả lại không được tính.",
                "Điểm chính thức lấy số đã thẩm định nếu có, nếu không thì lấy số đơn vị báo cáo;"
                " điểm tự chấm chỉ lấy số đơn vị báo cáo.",
                "Kỳ phải báo cáo là kỳ có ngày cuối và hạn gửi không trước ngày ký, và có ngày cuối không sau ngày"
                " bản cam kết kết thúc hoặc đơn vị ngừng hoạt động.",
            ),
        ),
        Section(
            VALUE,
            "Từ số liệu các kỳ đến một kết quả",
            (
                "Con số: cộng các kỳ, hoặc lấy kỳ mới nhất có số liệu, hoặc bình quân các kỳ có số liệu,"
                " theo cách cộng dồn của chỉ tiêu.",
                "Tỷ lệ: 100 × tổng tử số ÷ tổng mẫu số, hoặc 100 × tử số ÷ mẫu số của kỳ mới nhất có số liệu.",
                "Thực hiện hay chưa: là 1 nếu có kỳ báo cáo đã thực hiện, là 0 nếu chỉ có kỳ báo cáo chưa thực hiện.",
                "Kỳ không phát sinh hoặc chưa có số liệu được bỏ qua.",
            ),
        ),
        Section(
            STATES,
            "Tình trạng của chỉ tiêu",
            (
                "Lấy tình trạng đầu tiên phù hợp: không áp dụng; chưa đến hạn; không phát sinh; chờ công bố;"
                " thiếu số liệu; đã tính điểm.",
                "Chỉ tiêu không áp dụng, chưa đến hạn, chờ công bố thì không tính vào điểm và điểm tối đa.",
                "Không phát sinh thì không tính, hoặc được điểm tối đa nếu bộ chỉ tiêu quy định như vậy.",
                "Thiếu số liệu được 0 điểm và vẫn nằm trong điểm tối đa: không báo cáo không bao giờ có lợi.",
            ),
        ),
        Section(
            ATTAINMENT,
            "Tỷ lệ đạt",
            (
                "Không thấp hơn mức giao: 100 × kết quả ÷ mức giao, không dưới 0.",
                "Không vượt mức giao: 100 nếu kết quả không vượt; nếu vượt thì 100 × mức giao ÷ kết quả.",
                "Cao hơn, thấp hơn, đúng bằng: 100 nếu đúng, 0 nếu không. Thực hiện hay chưa: so kết quả với 1.",
                "Đạt khi tỷ lệ đạt từ 100 trở lên, xét trên số chính xác trước khi làm tròn.",
            ),
        ),
        Section(
            POINTS,
            "Điểm của chỉ tiêu",
            (
                "Theo tỷ lệ: điểm tối đa × tỷ lệ đạt ÷ 100, tính đến 100; dưới ngưỡng tối thiểu thì 0 điểm.",
                "Theo bậc: phần điểm tối đa của bậc cao nhất mà tỷ lệ đạt tới được.",
                "Đạt hoặc không đạt: điểm tối đa khi đạt, 0 khi không đạt.",
                "Trừ từng trường hợp: điểm tối đa trừ mức trừ × số trường hợp vượt mức, không dưới 0.",
                "Điểm của từng chỉ tiêu làm tròn nửa lên đến 2 chữ số thập phân.",
                "Điểm do người thẩm định cho (có lý do) thay điểm tính được trên cơ sở chính thức,"
                " từ kỳ ghi nhận đến hết năm.",
            ),
        ),
        Section(
            SCORE,
            "Điểm của kỳ",
            (
                "Cộng điểm đã làm tròn của các chỉ tiêu được tính; điểm tối đa là tổng điểm tối đa của chúng.",
                "Quy về thang 100: 100 × điểm ÷ điểm tối đa. Không có chỉ tiêu nào được tính thì không có điểm.",
                "Điểm của kỳ là điểm quy về thang 100, thêm điểm cộng, bớt điểm trừ (mỗi bên không quá mức trần của"
                " đợt), bớt điểm trừ do trễ hạn; trong khoảng từ 0 đến 100; làm tròn nửa lên đến 2 chữ số thập phân.",
                "Trễ hạn: mỗi báo cáo phải gửi mà gửi lần đầu sau hạn, hoặc chưa gửi, bị trừ một lần.",
                "Điểm tự chấm không có điểm cộng, điểm trừ; vẫn trừ do trễ hạn.",
            ),
        ),
        Section(
            RANKING,
            "Xếp hạng và mức",
            (
                "Xếp hạng trong từng khối theo điểm, từ cao xuống thấp; điểm bằng nhau thì cùng hạng và hạng kế tiếp"
                " bị bỏ qua.",
                "Mức là bậc cao nhất của đợt mà điểm đạt tới; đơn vị chưa xếp hạng thì chưa có mức.",
                "Đơn vị có điểm tối đa được tính thấp hơn tỷ lệ tối thiểu của đợt thì chưa xếp hạng.",
            ),
        ),
        Section(
            AMENDMENTS,
            "Phụ lục điều chỉnh",
            (
                "Phụ lục có hiệu lực đến ngày cuối kỳ thì mức giao, phạm vi áp dụng theo phụ lục; xếp theo ngày"
                " hiệu lực rồi theo số. Kỳ kết thúc trước ngày hiệu lực không thay đổi.",
            ),
        ),
    )
}


def quoted(numbers) -> tuple[Section, ...]:
    """Các mục được viện dẫn, each once, in order."""
    return tuple(SECTIONS[number] for number in sorted(set(numbers)))
