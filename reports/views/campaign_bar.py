"""Thanh đợt cam kết ở đầu các trang để đọc: which campaign is shown, and the others to change to."""

from urllib.parse import urlencode

from reports.filters import Choice, YearChoice


def campaign_bar(choice: Choice | YearChoice) -> dict:
    """Đợt đang xem và các đợt khác; the period is chosen by the filter below it, so there is none here."""
    campaigns = [
        {
            "label": each.title,
            "url": f"?{urlencode({'campaign': each.code})}",
            "current": each == choice.campaign,
        }
        for each in choice.campaigns
    ]
    bar = {"campaign": choice.campaign.title, "campaigns": campaigns}
    return bar | {"period": "", "periods": [], "due_on": None}
