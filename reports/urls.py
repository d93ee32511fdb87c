"""Địa chỉ: bảng xếp hạng, phiếu điểm, văn bản in."""

from django.urls import path

from reports.views import documents, ranking, scorecard

app_name = "reports"
urlpatterns = [
    path("xep-hang/", ranking.ranking, name="ranking"),
    path("phieu-diem/<int:commitment>/<str:period>/", scorecard.card, name="card"),
    path("cam-ket/<int:pk>/van-ban/", documents.document, name="document"),
]
