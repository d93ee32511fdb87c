"""Điều một người gõ vào trang nhập báo cáo, as their browser would send it."""

from django.urls import reverse

from commitments.models import Report


def address(commitment, period="2022-Q1", name="report"):
    """Địa chỉ trang báo cáo, or of the summary before sending."""
    return reverse(f"commitments:{name}", args=[commitment.pk, period])


def row(commitment, number, explanation="", **typed):
    """Các ô của một chỉ tiêu; a ticked box is "on", one that is not ticked is not sent."""
    prefix = f"c{commitment.items.get(indicator__number=number).pk}"
    return {f"{prefix}-{name}": text for name, text in {"explanation": explanation, **typed}.items()}


def shown(response, commitment, number):
    """Một dòng của bảng trên trang nhận được."""
    name = f"chi-tieu-{commitment.items.get(indicator__number=number).pk}"
    rows = [row for group in response.context["groups"] for row in group["rows"]]
    return next(row for row in rows if row["name"] == name)


def stored(commitment, number, period="2022-Q1"):
    """Số liệu đang lưu của một chỉ tiêu; None where nothing is stored."""
    report = Report.objects.filter(commitment=commitment, period=period).first()
    return report and report.entries.filter(item__indicator__number=number).first()


def notes(response):
    """Các thông báo ở đầu trang."""
    return [str(message) for message in response.context["messages"]]
