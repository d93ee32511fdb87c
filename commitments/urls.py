"""Địa chỉ: việc của tôi, báo cáo kỳ, thẩm định, đôn đốc, bản cam kết, lễ ký."""

from django.urls import path

from commitments.views import (
    agreement,
    annex,
    annex_many,
    autosave,
    ceremony,
    ceremony_parts,
    chasing,
    delegation,
    entry,
    evidence,
    home,
    lead_review,
    piles,
    reopening,
    review,
    reviewing,
    scan,
    spreadsheet,
)

app_name = "commitments"

work = [
    path("", home.home, name="home"),
]
# /bao-cao/<bản cam kết>/<kỳ>/
reports = [
    path("bao-cao/<int:commitment>/<str:period>/", entry.report, name="report"),
    path("bao-cao/<int:commitment>/<str:period>/luu/", autosave.save, name="autosave"),
    path("bao-cao/<int:commitment>/<str:period>/gui/", entry.submit, name="submit"),
    path("bao-cao/<int:commitment>/<str:period>/bieu.xlsx", spreadsheet.template, name="spreadsheet_file"),
    path("bao-cao/<int:commitment>/<str:period>/bieu/", spreadsheet.upload, name="spreadsheet"),
    path("bao-cao/<int:commitment>/<str:period>/bieu/luu/", spreadsheet.take, name="spreadsheet_take"),
    path("bao-cao/<int:commitment>/<str:period>/mo-lai/", reopening.ask, name="reopen_ask"),
    path("uy-quyen/", delegation.delegations, name="delegations"),
    path("uy-quyen/<int:pk>/thu-hoi/", delegation.revoke, name="revoke"),
]
# /bao-cao/<bản cam kết>/<kỳ>/minh-chung/<chỉ tiêu>/
proofs = [
    path(
        "bao-cao/<int:commitment>/<str:period>/minh-chung/<str:number>/", evidence.evidence, name="evidence"
    ),
    path("minh-chung/<int:pk>/", evidence.file, name="evidence_file"),
    path("minh-chung/<int:pk>/trang/<int:number>/", evidence.page, name="evidence_page"),
    path("minh-chung/su-dung/<int:pk>/bo/", evidence.remove, name="evidence_remove"),
    path("minh-chung/su-dung/<int:pk>/thay/", evidence.replace, name="evidence_replace"),
    path("minh-chung/su-dung/<int:pk>/thong-tin/", evidence.describe, name="evidence_describe"),
]
# /tham-dinh/<báo cáo>/
reviews = [
    path("tham-dinh/", review.queue, name="queue"),
    path("tham-dinh/<int:pk>/", review.review, name="review"),
    path("tham-dinh/phan-cong/<int:pk>/", reviewing.assign, name="assigning"),
    path("tham-dinh/<int:pk>/xin-khong-tham-dinh/", reviewing.abstain, name="abstain"),
    path("tham-dinh/<int:pk>/nhan-thay/", reviewing.take_over, name="take_over"),
    path("tham-dinh/<int:pk>/nhan-lai/", reviewing.come_back, name="come_back"),
    path("tham-dinh/<int:pk>/don-vi-minh/", reviewing.declare, name="declare_own"),
    path("tham-dinh/<int:pk>/<slug:step>/", review.move, name="move"),
    path("tham-dinh/de-nghi/<int:pk>/tu-choi/", reopening.decline, name="reopen_decline"),
]
chases = [
    path("don-doc/", chasing.debts, name="chasing"),
    path("don-doc/da-nhac/", chasing.reminders, name="reminders"),
]
# /y-kien/<báo cáo>/
lead_reviews = [
    path("y-kien/", lead_review.listing, name="lead_reviews"),
    path("y-kien/<int:pk>/", lead_review.lead_review, name="lead_review"),
]
# /cam-ket/<bản cam kết>/
agreements = [
    path("cam-ket/", agreement.listing, name="list"),
    path("cam-ket/<int:pk>/", agreement.detail, name="detail"),
    path("cam-ket/<int:pk>/ket-thuc/", agreement.end, name="end"),
]
# /cam-ket/<bản cam kết>/phu-luc/<số>/
annexes = [
    path("phu-luc/<int:campaign>/", annex_many.drafts, name="annex_drafts"),
    path("phu-luc/<int:campaign>/lap/", annex_many.draw_up, name="annex_draw_up_many"),
    path("cam-ket/<int:pk>/phu-luc/lap/", annex.draw_up, name="annex_draw_up"),
    path("cam-ket/<int:pk>/phu-luc/<int:number>/", annex.annex, name="annex"),
    path("cam-ket/<int:pk>/phu-luc/<int:number>/sua/", annex.revise, name="annex_revise"),
    path("cam-ket/<int:pk>/phu-luc/<int:number>/huy/", annex.discard, name="annex_discard"),
]
# /le-ky/<đợt cam kết>/
ceremonies = [
    path("le-ky/", ceremony.listing, name="ceremonies"),
    path("le-ky/<int:pk>/", ceremony.ceremony, name="ceremony"),
    path("le-ky/<int:pk>/ngay-dia-diem/", ceremony_parts.details, name="ceremony_details"),
    path("le-ky/<int:pk>/nguoi-du-le/", ceremony_parts.parties, name="ceremony_parties"),
    path("le-ky/<int:pk>/thu-tu-ky/", ceremony_parts.order, name="ceremony_order"),
    path("le-ky/<int:pk>/chuong-trinh/", ceremony_parts.programme, name="ceremony_programme"),
]
# /ban-quet/<bản quét>/, /le-ky/<đợt>/ban-quet/<tập quét>/
scans = [
    path("ban-quet/<int:pk>/", scan.scan, name="scan"),
    path("ban-quet/<int:pk>/tep/", scan.file, name="scan_file"),
    path("ban-quet/<int:pk>/trang/<int:number>/", scan.page, name="scan_page"),
    path("ban-quet/<int:pk>/sap-trang/", scan.arrange, name="scan_arrange"),
    path("van-ban/<int:pk>/ban-quet/", scan.upload, name="scan_upload"),
    path("le-ky/<int:pk>/ban-quet/", piles.listing, name="piles"),
    path("le-ky/<int:pk>/ban-quet/<int:pile>/", piles.detail, name="pile"),
    path("le-ky/<int:pk>/ban-quet/<int:pile>/trang/<int:page>/", piles.settle, name="pile_settle"),
    path("le-ky/<int:pk>/ban-quet/<int:pile>/trang/<int:page>/anh/", piles.page, name="pile_page"),
    path("le-ky/<int:pk>/ban-quet/<int:pile>/van-ban/<int:document>/", piles.settle_paper, name="pile_paper"),
]
urlpatterns = (
    work + reports + proofs + reviews + chases + lead_reviews + agreements + annexes + ceremonies + scans
)
