"""Ký bằng tệp PKCS#12: the file grows behind what is there, and the place shows who signed."""

import logging
import shutil
import subprocess
from datetime import timedelta, timezone
from io import BytesIO

import pytest
from PIL import Image
from pypdfium2 import PdfDocument

from reports.documents.signatures.findings import Reason, Refused
from reports.documents.signatures.stamp import Look, drawn
from tests.reports.documents.reading import pages, text
from tests.reports.documents.signatures.authority import NOW, PASSWORD, root, signer
from tests.reports.documents.signatures.made import LEADER, WITNESS, base, once, signed, twice
from tests.reports.documents.signatures.test_fields import boxes

VIETNAM = timezone(timedelta(hours=7))


def refusal(call, *arguments, **changes):
    with pytest.raises(Refused) as refused:
        call(*arguments, **changes)
    return refused.value.reason


def test_signing_only_adds_to_the_file():
    assert once().startswith(base())
    assert twice().startswith(once())


def shown(words="", image=b""):
    """Chữ trên hình của một chữ ký."""
    look = Look(145.5, 70.9, "Nguyễn Văn U1 (thử)", "Sở Thử U1", NOW.astimezone(VIETNAM), words, image=image)
    (page,) = pages(drawn(look))
    assert (float(page.width), float(page.height)) == pytest.approx((145.5, 70.9), abs=0.1)
    return page


def blue(content, page, box):
    """Số điểm ảnh xanh trong một ô khi trang được vẽ ra, at one point a pixel."""
    document = PdfDocument(content)
    document.init_forms()
    drawing = document[page].render().to_pil().convert("RGB")
    left, bottom, right, top = box
    cut = drawing.crop((int(left), int(drawing.height - top), int(right), int(drawing.height - bottom)))
    return sum(count for count, (red, _, blue) in cut.getcolors(10**6) if blue > red + 60)


def test_stamp_says_signer_agency_and_time_with_its_zone():
    assert text(shown()) == (
        "Ký số bởi: Nguyễn Văn U1 (thử) Cơ quan: Sở Thử U1 Thời gian ký: 05/01/2022 15:30:00 +07:00"
    )


def test_stamp_shows_words_or_an_image_instead():
    drawing = BytesIO()
    Image.new("RGBA", (30, 30), (200, 0, 0, 255)).save(drawing, "PNG")

    assert text(shown("12")) == "12"
    assert (text(shown(image=drawing.getvalue())), len(shown(image=drawing.getvalue()).images)) == ("", 1)


def test_signature_is_drawn_blue_in_its_place_and_nowhere_else():
    page, place = boxes(base())[LEADER]
    _, neighbour = boxes(base())[WITNESS]

    assert blue(base(), page, place) == 0
    assert blue(once(), page, place) > 200
    assert blue(once(), page, neighbour) == 0


@pytest.mark.skipif(shutil.which("pdfsig") is None, reason="pdfsig (poppler-utils) is not installed")
def test_another_program_finds_both_signatures_valid(tmp_path):
    (tmp_path / "twice.pdf").write_bytes(twice())

    said = subprocess.run(
        ["pdfsig", "-nocert", tmp_path / "twice.pdf"], capture_output=True, text=True, check=False
    ).stdout

    assert said.count("Signature is Valid.") == 2
    assert said.count("ETSI.CAdES.detached") == 2


@pytest.mark.parametrize("key", [signer(), b"no certificate", root()[1]], ids=["password", "noise", "no key"])
def test_key_that_does_not_open_is_refused_and_the_password_is_told_nobody(key, caplog):
    with caplog.at_level(logging.DEBUG), pytest.raises(Refused) as refused:
        signed(base(), key=key, password="sai mật khẩu")

    assert refused.value.reason == Reason.KEY
    assert "sai mật khẩu" not in caplog.text + str(refused.value)


def test_certificate_out_of_its_time_is_refused():
    assert refusal(signed, base(), at=NOW + timedelta(days=4000)) == Reason.EXPIRED


@pytest.mark.parametrize("field", [LEADER, "no-such-place"])
def test_place_that_is_signed_or_missing_is_refused(field):
    assert refusal(signed, once(), field) == Reason.PLACE


def test_two_sign_in_places_of_their_own():
    assert refusal(signed, twice(), WITNESS) == Reason.PLACE
    assert PASSWORD.encode() not in twice()
