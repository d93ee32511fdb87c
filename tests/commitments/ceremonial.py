"""Những gì gửi lên khi sửa lễ ký, as a browser would send it."""

from django.urls import reverse

from commitments import ceremonies
from commitments.models import Ceremony

PAGES = {
    ceremonies.DETAILS: "commitments:ceremony_details",
    ceremonies.PARTIES: "commitments:ceremony_parties",
    ceremonies.ORDER: "commitments:ceremony_order",
    ceremonies.PROGRAMME: "commitments:ceremony_programme",
}


def address(small, part=None):
    """Trang lễ ký, hoặc trang sửa một phần."""
    return reverse(PAGES.get(part, "commitments:ceremony"), args=[small.campaign.pk])


def sent(small, part, rows=None, *, stored=0, **more):
    """Biểu mẫu của một phần; rows are its lines, of which the first `stored` stand in the database."""
    data = {"seen": ceremonies.stamp(small.campaign, part)} | more
    if rows is not None:
        data |= {"form-TOTAL_FORMS": len(rows), "form-INITIAL_FORMS": stored}
        data |= {f"form-{n}-{name}": value for n, row in enumerate(rows) for name, value in row.items()}
    return data


def post(client, account, small, part, data):
    """Gửi một phần với tư cách một người."""
    client.force_login(account)
    return client.post(address(small, part), data)


def seat(role="recipient", title="Chủ tịch", person="", unit="", **more):
    """Một dòng người dự lễ."""
    return {"role": role, "title": title, "person": person, "unit": unit} | more


def numbers(small, **places):
    """Ô thứ tự của các đơn vị: numbers(small, U1=2)."""
    return {f"so-{small.commitments[code].pk}": place for code, place in places.items()}


def order(small):
    """Số thứ tự đang lưu, theo mã đơn vị."""
    return dict(small.campaign.commitments.order_by("unit__code").values_list("unit__code", "order"))


def parties(small):
    """Người dự lễ đang lưu."""
    rows = Ceremony.objects.get(campaign=small.campaign).parties.order_by("pk")
    return list(rows.values_list("role", "title", "person__code", "unit__code"))
