"""Địa chỉ: việc của tôi, báo cáo kỳ, thẩm định, bản cam kết."""

from django.urls import path

from commitments.views import agreement, entry, home, review

app_name = "commitments"

work = [
    path("", home.home, name="home"),
]
# /bao-cao/<bản cam kết>/<kỳ>/
reports = [
    path("bao-cao/<int:commitment>/<str:period>/", entry.report, name="report"),
    path("bao-cao/<int:commitment>/<str:period>/gui/", entry.submit, name="submit"),
]
# /tham-dinh/<báo cáo>/
reviews = [
    path("tham-dinh/", review.queue, name="queue"),
    path("tham-dinh/<int:pk>/", review.review, name="review"),
    path("tham-dinh/<int:pk>/<slug:step>/", review.move, name="move"),
]
# /cam-ket/<bản cam kết>/
agreements = [
    path("cam-ket/", agreement.listing, name="list"),
    path("cam-ket/<int:pk>/", agreement.detail, name="detail"),
    path("cam-ket/<int:pk>/ky/", agreement.sign, name="sign"),
    path("cam-ket/<int:pk>/ket-thuc/", agreement.end, name="end"),
]
urlpatterns = work + reports + reviews + agreements
