"""Văn bản và bản ký để kiểm thử, each printed and signed once a run."""

from functools import cache

from pyhanko.keys import load_certs_from_pemder_data

from reports.documents import press
from reports.documents.paper import Group, Template
from reports.documents.signatures import engine
from tests.reports.documents.papers import WITNESSES, line, paper
from tests.reports.documents.signatures.authority import NOW, PASSWORD, root, signer

LEADER, WITNESS, NUMBER, SEAL = "ky-cam-ket", "ky-chung-kien-1", "van-thu-so", "van-thu-dau"


def blank(**changes):
    """Văn bản hai người chứng kiến, with a number and a date still to come."""
    usual = {
        "signed_on": None,
        "symbol": "BCK-SNN",
        "parties": WITNESSES,
        "template": Template.WITNESS,
        "groups": (Group((line(),)),),
    }
    return paper(**usual | changes)


@cache
def base() -> bytes:
    return press.render(blank())


@cache
def other() -> bytes:
    return press.render(blank(leader_name="Lê Thị Khác"))


@cache
def signed(content, field=LEADER, key=None, **changes):
    """Đã ký vào ô này; the same file, place and key are signed once."""
    usual = {"field": field, "key": key or signer(), "password": PASSWORD, "at": NOW}
    return engine().sign(content, **usual | changes)


@cache
def once() -> bytes:
    """Người đứng đầu đã ký."""
    return signed(base())


@cache
def twice() -> bytes:
    """Rồi người chứng kiến ký thêm."""
    return signed(once(), WITNESS, signer("Trần Thị Hai (thử)", "Ủy ban nhân dân tỉnh Thử"))


@cache
def roots():
    """Danh sách tin cậy có tổ chức thử."""
    return tuple(load_certs_from_pemder_data(root()[1]))
