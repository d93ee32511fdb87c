"""Địa chỉ: bảng xếp hạng, phiếu điểm, kết luận năm, văn bản in."""

from django.urls import path

from reports.views import (
    agreeing,
    annexes,
    closing,
    conclusions,
    documents,
    drafts,
    kit,
    period,
    printing,
    ranking,
    scorecard,
    signatures,
    signing,
    verification,
)

app_name = "reports"
urlpatterns = [
    path("xep-hang/", ranking.ranking, name="ranking"),
    path("phieu-diem/<int:commitment>/<str:period>/", scorecard.card, name="card"),
    path("ket-luan/", conclusions.conclusions, name="conclusions"),
    path("ket-luan/<int:campaign>/<int:year>/khoa/", closing.close, name="close"),
    path("ky/<int:campaign>/<str:period>/", period.period, name="period"),
    path("ky/<int:campaign>/<str:period>/gia-han/<int:commitment>/", period.extend, name="extend"),
    path("cam-ket/<int:pk>/van-ban/", documents.document, name="document"),
    path("cam-ket/<int:pk>/du-thao/", drafts.draft, name="draft"),
    path("cam-ket/<int:pk>/phu-luc/<int:number>/van-ban/", annexes.document, name="annex_document"),
    path("cam-ket/<int:pk>/phu-luc/<int:number>/chot/", annexes.agree, name="annex_agree"),
    path("cam-ket/<int:pk>/phu-luc/<int:number>/mo-lai/", annexes.reopen, name="annex_reopen"),
    path("cam-ket/<int:pk>/phu-luc/<int:number>/ky/", annexes.sign, name="annex_sign"),
    path("le-ky/<int:pk>/tai-lieu/", kit.kit, name="kit"),
    path("le-ky/<int:pk>/tai-lieu/<slug:name>.pdf", kit.document, name="kit_document"),
    path("cam-ket/<int:pk>/chot/", agreeing.agree, name="agree"),
    path("cam-ket/<int:pk>/mo-lai/", agreeing.reopen, name="reopen"),
    path("cam-ket/<int:pk>/ky-thay/", agreeing.deputy, name="deputy"),
    path("cam-ket/<int:pk>/ky/", signing.sign, name="sign"),
    path("le-ky/<int:campaign>/ky/", signing.sign_many, name="sign_many"),
    path("xac-thuc/", verification.ask, name="verification"),
    path("xac-thuc/<str:code>/", verification.verify, name="verify"),
    path("le-ky/<int:campaign>/in/", printing.batch, name="batch"),
    path("le-ky/<int:campaign>/chot/", printing.agree_all, name="agree_all"),
    path("cam-ket/<int:pk>/chu-ky-so/<int:document>/", signatures.signatures, name="signatures"),
    path("cam-ket/<int:pk>/chu-ky-so/<int:document>/tai-len/", signatures.accept, name="accept_revision"),
    path("cam-ket/<int:pk>/chu-ky-so/<int:document>/ky/", signatures.sign, name="sign_here"),
    path("cam-ket/<int:pk>/chu-ky-so/<int:document>/<int:number>/", signatures.revision, name="revision"),
]
