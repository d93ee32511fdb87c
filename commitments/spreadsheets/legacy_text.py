"""Chữ gõ bằng bảng mã cũ TCVN3 (ABC) và VNI: recognised, and turned into Unicode where that is certain.

Such text reaches us as Latin letters that only its own font shows as Vietnamese: “Uû ban nh©n d©n” (TCVN3),
“Uûy ban nhaân daân” (VNI). Pure.
"""

import re
import unicodedata
from typing import NamedTuple

from commitments.spreadsheets.syllables import is_syllable

UNICODE, TCVN3, VNI = "Unicode", "TCVN3", "VNI"


class Uncertain(ValueError):
    """Chữ có vẻ là bảng mã cũ nhưng không chắc; it is not guessed at."""


class Recognised(NamedTuple):
    """Lời ở dạng Unicode (NFC), and the encoding it came in."""

    text: str
    encoding: str


# Bytes A1–AE and B5–FE of TCVN 5712:1993 (VN3), as Windows shows them.
_TCVN3_LETTERS = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\u00ad®"
        "µ¶·¸¹" "»¼½¾Æ" "ÇÈÉÊË" "ÌÎÏÐÑ" "ÒÓÔÕÖ" "×ØÜÝÞ"
        "ßáâãä" "åæçèé" "êëìíî" "ïñòóô" "õö÷øù" "úûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđ"
        "àảãáạ" "ằẳẵắặ" "ầẩẫấậ" "èẻẽéẹ" "ềểễếệ" "ìỉĩíị"
        "òỏõóọ" "ồổỗốộ" "ờởỡớợ" "ùủũúụ" "ừửữứự" "ỳỷỹýỵ",
        strict=True,
    )
)  # fmt: skip

_HOOK_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_ROOF = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_BOWL = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_VNI_ALONE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _vni_pairs():
    """{hai ký tự: một chữ}: VNI writes a letter, and after it one sign for its mark and tone."""
    made = {}
    for letter in "aeoôuöy":
        vowel = _VNI_ALONE.get(letter, letter)
        made |= {letter + sign: vowel + tone for sign, tone in _HOOK_TONES.items()}
    for letter in "aeo":
        made |= {letter + sign: letter + "\u0302" + tone for sign, tone in _ROOF.items()}
    made |= {"a" + sign: "a\u0306" + tone for sign, tone in _BOWL.items()}
    return {pair: unicodedata.normalize("NFC", letter) for pair, letter in made.items()}


_VNI_LETTERS = _vni_pairs() | _VNI_ALONE
_VNI_SIGNS = re.compile("|".join(sorted(_VNI_LETTERS, key=len, reverse=True)), re.IGNORECASE)
_ONLY_UNICODE = re.compile("[\u0100-\u024f\u0300-\u036f\u1ea0-\u1ef9]")
_HIGH = re.compile("[\u00a1-\u00ff]")
# Right behind a letter these are TCVN3, whatever stands around: “nh©n”, “Thµnh”.
_LEFT_OVER = re.compile("(?<=[^\\W\\d_])[\u00a1-\u00aa\u00ac\u00ae\u00b5\u00b6\u00b8\u00b9]")
# Symbols count as part of a word only where letters touch them: “nh©n”, but not “© 2022” or “5 km²”.
_NOT_JOINED = "°±²³´"
_WORD = re.compile(r"[^\W\d_]*(?:[\u00a1-\u00bf\u00d7\u00f7][^\W\d_]+|[^\W\d_]+[\u00a1-\u00bf\u00d7\u00f7]|[^\W\d_])"
                   r"[\w\u00a1-\u00bf\u00d7\u00f7]*")  # fmt: skip


def recognise(text: str, font: str = "") -> Recognised:
    """Lời ở dạng Unicode; `font` is the cell's. Raises Uncertain where several readings, or none, make sense."""
    composed = unicodedata.normalize("NFC", text)
    if _ONLY_UNICODE.search(composed):
        if _LEFT_OVER.search(composed):
            raise Uncertain(text)
        return Recognised(composed, UNICODE)
    if not _HIGH.search(composed):
        return Recognised(composed, UNICODE)
    readings = {TCVN3: _from_tcvn3(text, font), VNI: _from_vni(text)}
    sound = {encoding: made for encoding, made in readings.items() if _makes_sense(made)}
    named = _of_font(font)
    if named in sound:
        return Recognised(sound[named], named)
    if _makes_sense(composed):
        return Recognised(composed, UNICODE)
    if len(sound) == 1:
        encoding, made = sound.popitem()
        return Recognised(made, encoding)
    raise Uncertain(text)


def _of_font(font):
    """Bảng mã mà phông chữ nói tới."""
    name = font.strip().lower()
    if name.startswith(".vn"):
        return TCVN3
    return VNI if name.startswith("vni") else ""


def _from_tcvn3(text, font):
    made = "".join(_TCVN3_LETTERS.get(sign, sign) for sign in text)
    # The capital fonts (.VnTimeH) draw small letters as capitals.
    is_capital = _of_font(font) == TCVN3 and font.strip().endswith("H")
    return made.upper() if is_capital else made


def _from_vni(text):
    def letter(found):
        signs = found[0]
        made = _VNI_LETTERS[signs.lower()]
        return made.upper() if signs[0].isupper() else made

    return unicodedata.normalize("NFC", _VNI_SIGNS.sub(letter, text))


def _makes_sense(text):
    """Mọi từ có chữ ngoài ASCII đều là âm tiết tiếng Việt."""
    words = (word.strip(_NOT_JOINED) for word in _WORD.findall(text))
    return all(is_syllable(word) for word in words if not word.isascii())
