"""Ngắt dòng cân đối: a name or title that needs several lines is broken where an official would break it.

As few lines as fit, of about equal length; not after a joining word, not inside a set phrase.
"""

from functools import cache
from itertools import accumulate
from math import inf

from reports.documents.fonts import width_mm

JOINING = frozenset("và của các về trong thuộc cho với tại từ theo những một là đến do bằng có kt.".split())
KINDS = frozenset("sở đài cục báo tỉnh huyện quận xã phường".split())  # a name must follow on the same line
PHRASES = frozenset(
    tuple(phrase.strip().split())
    for phrase in """
    ủy ban nhân dân, hội đồng nhân dân, phó chủ tịch, phó giám đốc, chủ tịch, giám đốc,
    chánh thanh tra, tổng biên tập, trưởng ban, cục trưởng, chi cục, văn phòng, thành phố, thị xã,
    người đứng đầu, trách nhiệm, cải cách, thủ tục, hành chính, môi trường, đầu tư, kinh doanh, doanh nghiệp, người dân,
    thực hiện, hiệu quả, nâng cao, cải thiện, giai đoạn, nội dung, kế hoạch, cam kết, phục vụ, chất lượng, năng lực,
    nông nghiệp, nông thôn, phát triển, công thương, công nghiệp, công nghệ, khoa học, thông tin, truyền thông, du lịch,
    xã hội, lao động, thương binh, văn hóa, thể thao, giáo dục, đào tạo, tài nguyên, tài chính, tư pháp, nội vụ, y tế,
    xây dựng, giao thông, vận tải, dân tộc, tôn giáo, ngoại vụ, thanh tra, phát thanh, truyền hình, quản lý, sinh học,
    bảo hiểm, kho bạc, nhà nước, ngân hàng, thị trường, thi hành án, hải quan, thống kê, quân sự, chỉ huy, đô thị,
    dự án, công trình, khu vực, cù lao
    """.split(",")
)
LONGEST = max(map(len, PHRASES))
AFTER_JOINING = 60.0  # a bad break weighs as much as lines that differ by so many mm
INSIDE_PHRASE = 45.0
MOST_WORDS = 80  # more are no name and no title: weighing every break of them would take minutes


@cache
def balanced(text: str, width: float, size: float, face: str = "bold") -> tuple[str, ...]:
    """Các dòng của `text` trong khung rộng `width` mm; a word wider than the frame has a line to itself.

    One line more than needed is taken where that spares a set phrase.
    """
    words = tuple(text.split())
    if len(words) > MOST_WORDS:
        return _filled(words, width, size, face)
    for count in range(1, len(words) + 1):
        if ends := _line_ends(words, count, width, size, face):
            if _is_ugly(words, ends) and count < len(words):
                roomier = _line_ends(words, count + 1, width, size, face)
                ends = ends if _is_ugly(words, roomier) else roomier
            starts = (0, *ends[:-1])
            return tuple(" ".join(words[start:end]) for start, end in zip(starts, ends, strict=True))
    return words


def _filled(words, width, size, face):
    """Các dòng đầy dần, of a text that is too long to weigh."""
    lines, space = [[]], width_mm(" ", size, face)
    room = width
    for word in words:
        length = width_mm(word, size, face)
        if length > room and lines[-1]:
            lines.append([])
            room = width
        lines[-1].append(word)
        room -= length + space
    return tuple(" ".join(line) for line in lines)


def _is_ugly(words: tuple[str, ...], ends: tuple[int, ...]) -> bool:
    return any(_penalty(words, end) for end in ends)


def _line_ends(words, count, width, size, face):
    """Cách chia `words` thành đúng `count` dòng ít chênh nhau nhất; None where that does not fit."""
    space = width_mm(" ", size, face)
    reach = tuple(accumulate((width_mm(word, size, face) + space for word in words), initial=0.0))
    ideal = reach[-1] / count

    @cache
    def cheapest(start: int, lines: int) -> tuple[float, tuple[int, ...] | None]:
        found = (inf, None)
        for end in range(start + 1, len(words) - lines + 2) if lines > 1 else (len(words),):
            length = reach[end] - reach[start] - space
            if length > width and end - start > 1:
                break
            cost, ends = cheapest(end, lines - 1) if lines > 1 else (0.0, ())
            cost += (length - ideal) ** 2 + _penalty(words, end) ** 2
            if ends is not None and cost < found[0]:
                found = (cost, (end, *ends))
        return found

    return cheapest(0, count)[1]


def _penalty(words: tuple[str, ...], end: int) -> float:
    """Chỗ ngắt sau từ thứ `end` xấu đến mức nào."""
    if end == len(words):
        return 0.0
    around = [word.lower().strip(",;") for word in words]
    is_torn = around[end - 1] in JOINING | KINDS or (end > 1 and around[end - 2] in KINDS)
    if is_torn or around[end] == "-" or around[end][:1].isdigit():
        return AFTER_JOINING
    inside = any(
        tuple(around[start:stop]) in PHRASES
        for start in range(max(0, end - LONGEST + 1), end)
        for stop in range(end + 1, start + LONGEST + 1)
    )
    return INSIDE_PHRASE if inside else 0.0
