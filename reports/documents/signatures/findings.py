"""Kết quả kiểm tra chữ ký số, as plain values; the words that officials read stand here."""

from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum

from reports.documents.signatures.fields import label

LARGEST = 30 * 1024 * 1024  # bytes of a file that is looked at


class Trust(StrEnum):
    """Tổ chức cấp chứng thư có thuộc danh sách tin cậy của máy chủ không."""

    TRUSTED = "trusted"
    UNTRUSTED = "untrusted"
    UNKNOWN = "unknown"


class Later(StrEnum):
    """Tệp có gì thêm sau khi ký."""

    NOTHING = "nothing"
    SIGNATURES = "signatures"  # more signatures, and what keeps them verifiable
    CONTENT = "content"


class Reason(StrEnum):
    """Vì sao một tệp không được nhận."""

    NOT_PDF = "not_pdf"
    TOO_LARGE = "too_large"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    KNOWN = "known"
    OTHER_DOCUMENT = "other_document"
    CHANGED = "changed"
    SCRIPT = "script"
    COVERED = "covered"
    UNSIGNED = "unsigned"
    BROKEN = "broken"
    KEY = "key"
    EXPIRED = "expired"
    PLACE = "place"


MESSAGES = {
    Reason.NOT_PDF: "Tệp không phải PDF.",
    Reason.TOO_LARGE: "Tệp quá lớn so với một văn bản đã ký (tối đa 30 MB).",
    Reason.DAMAGED: "Tệp PDF bị hỏng hoặc bị cắt cụt. Hãy tải lại bản ký từ phần mềm ký số.",
    Reason.ENCRYPTED: "Tệp PDF có mật khẩu. Hãy ký trên bản tải từ hệ thống, không đặt mật khẩu.",
    Reason.KNOWN: "Tệp này chưa có gì mới: hệ thống đang giữ đúng bản này.",
    Reason.OTHER_DOCUMENT: "Tệp này không phải văn bản đã chốt của bản cam kết, mà là một văn bản khác.",
    Reason.CHANGED: (
        "Nội dung tệp khác với văn bản đã chốt. Hãy tải bản mới nhất từ hệ thống và ký trên chính tệp đó; "
        "phần mềm ký phải ghi nối tiếp, không lưu lại hoặc in lại tệp."
    ),
    Reason.SCRIPT: "Tệp có mã lệnh hoặc tệp đính kèm được thêm vào sau khi chốt, nên không được nhận.",
    Reason.COVERED: "Tệp có khung chữ ký quá lớn, che nội dung đã chốt.",
    Reason.UNSIGNED: "Tệp chưa có chữ ký số mới nào.",
    Reason.BROKEN: "Có chữ ký số không còn toàn vẹn.",
    Reason.KEY: "Mật khẩu không đúng, hoặc tệp không phải chứng thư PKCS#12 (.p12, .pfx) có khóa bí mật.",
    Reason.EXPIRED: "Chứng thư số không còn hoặc chưa có hiệu lực.",
    Reason.PLACE: "Ô ký này không có trên văn bản hoặc đã có chữ ký.",
}


class Refused(ValueError):
    """Tệp hoặc việc ký không được nhận, with the reason by name and in words."""

    def __init__(self, reason: Reason, detail: str = ""):
        super().__init__(f"{MESSAGES[reason]} {detail}".strip())
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Signature:
    """Một chữ ký số trong tệp. `signed_at` is what the signer's computer said; `problem` is empty where it is sound."""

    field: str
    signer: str
    agency: str
    issuer: str
    signed_at: datetime | None
    is_intact: bool
    trust: Trust
    covers_revision: bool
    later: Later
    problem: str = ""

    @property
    def is_sound(self) -> bool:
        """Toàn vẹn: what was signed is what is shown, but for more signatures."""
        return self.is_intact and self.covers_revision and self.later != Later.CONTENT

    @property
    def place(self) -> str:
        """Ô đã ký, in words."""
        return label(self.field) or "Ô do phần mềm ký tạo"

    def as_record(self) -> dict:
        """Ghi lại được dưới dạng JSON."""
        moment = self.signed_at.isoformat() if self.signed_at else None
        return asdict(self) | {"signed_at": moment, "place": self.place, "is_sound": self.is_sound}
