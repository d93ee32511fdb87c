"""Hình chữ ký số trên văn bản, drawn by the same printer as the document: pyHanko's own letters are not fit for print.

NĐ 30: the signature is blue and stands between office and name, the seal is red; the number and date are plain words.
"""

from base64 import b64encode
from dataclasses import dataclass
from datetime import datetime

from reports.documents import press
from reports.documents.signatures.fields import POINTS_PER_MM


@dataclass(frozen=True, slots=True)
class Look:
    """Hình của một chữ ký số; sizes in points. With `words` or an `image` nothing else is shown."""

    width: float
    height: float
    signer: str
    agency: str
    at: datetime
    words: str = ""
    is_date: bool = False  # the words stand where the date does, in italics
    image: bytes = b""

    @property
    def moment(self) -> str:
        """Thời gian ký kèm múi giờ, as ISO 8601 writes the zone."""
        return f"{self.at:%d/%m/%Y %H:%M:%S} {self.at.isoformat()[-6:]}"

    @property
    def picture(self) -> str:
        return f"data:image/png;base64,{b64encode(self.image).decode()}" if self.image else ""


def drawn(look: Look) -> bytes:
    """Vẽ hình chữ ký thành một tệp PDF một trang, of exactly that size."""
    return press.small("stamp.html", {"look": look}, look.width / POINTS_PER_MM, look.height / POINTS_PER_MM)
