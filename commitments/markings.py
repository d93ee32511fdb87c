"""Mã xác thực: ten letters and digits of which no two look alike, and the reading of what people type.

28 signs give 3·10¹⁴ codes: whoever guesses finds nothing within a lifetime, the more so as misses are counted.
"""

import secrets
import unicodedata

CODE_LENGTH = 10
ALPHABET = "0123456789ACDEFGHJKMNPRTVWXY"
LOOK_ALIKES = str.maketrans(
    {"O": "0", "Q": "0", "Đ": "D", "I": "1", "L": "1", "Z": "2", "S": "5", "B": "8", "U": "V"}
)


def fresh() -> str:
    """Một mã mới, không đoán được."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def read(typed: str) -> str:
    """Mã như trong sổ từ điều người ta gõ: case, spaces, hyphens, accents, look-alikes forgiven; else ""."""
    plain = unicodedata.normalize("NFKD", typed.upper())
    code = "".join(letter for letter in plain if letter.isalnum()).translate(LOOK_ALIKES)
    return code if len(code) == CODE_LENGTH and set(code) <= set(ALPHABET) else ""


def shown(code: str) -> str:
    """Mã như trên giấy: XXXXX-XXXXX."""
    return f"{code[:5]}-{code[5:]}"
