"""Bảng mọi địa chỉ: who gets how far; `test_every_address` walks through it and misses the address without a row."""

PUBLIC = {
    "health",
    "reports:api_campaign",
    "reports:api_campaigns",
    "reports:api_cards",
    "reports:api_conclusions",
    "reports:api_description",
    "reports:api_nothing",
    "reports:api_periods",
    "reports:api_ranking",
    "reports:api_units",
    "reports:public_data",
    "reports:public_group",
    "reports:public_index",
    "reports:public_latest",
    "reports:public_province",
    "reports:public_publication",
    "reports:public_unit",
    "reports:verification",
    "reports:verify",
    "units:login",
    "units:sign_in_again",
    "units:logout",
}
"""Không cần đăng nhập (`api_…`: by a token instead); each says why beside its view, and has tests of its own."""

ELSEWHERE = {
    "commitments:abstain",
    "commitments:assigning",
    "commitments:chasing",
    "commitments:come_back",
    "commitments:declare_own",
    "commitments:delegations",
    "commitments:lead_review",
    "commitments:lead_reviews",
    "commitments:reminders",
    "commitments:reopen_ask",
    "commitments:reopen_decline",
    "commitments:revoke",
    "commitments:spreadsheet",
    "commitments:spreadsheet_file",
    "commitments:spreadsheet_take",
    "commitments:take_over",
    "reports:annex_deputy",
    "reports:annexes_agree_all",
    "reports:annexes_sign_many",
    "reports:appeal",
    "reports:appeal_correct",
    "reports:appeal_file",
    "reports:appeal_leave",
    "reports:external",
    "reports:overview_filed",
    "reports:period_report_edition",
    "reports:period_report_edition_file",
    "reports:publication",
    "reports:publications",
    "reports:publish",
    "reports:published_card",
    "units:inbox",
    "units:profile",
    "units:read",
    "units:read_all",
}
"""Chưa có dòng trong bảng: who gets in there is tested with each of these pages."""

# Name, then for GET and for POST what an, binh, mai, chi, giang, hoa, dung get. "-": this method is not answered;
# "=": as for GET. All is about unit U1 (review and move: U2; draft, agree, reopen, deputy, sign: U3, agreed,
# not signed yet, so that it is no draft any more: 409).
TABLE = """
commitments:home                 ok  ok  ok  ok  ok  ok  ok | -
commitments:report               ok  ok 404  ok  ok  ok 404 |  ok  ok 404 403 403 403 404
commitments:autosave            -                           |  ok  ok 404 403 403 403 404
commitments:submit              403  ok 404 403 403 403 404 | =
commitments:evidence             ok  ok 404  ok  ok  ok 404 |  ok  ok 404 403 403 403 404
commitments:evidence_file        ok  ok 404  ok  ok  ok 404 | -
commitments:evidence_page        ok  ok 404  ok  ok  ok 404 | -
commitments:evidence_remove     -                           |  ok  ok 404 403 403 403 404
commitments:evidence_replace     ok  ok 404 403 403 403 404 | =
commitments:evidence_describe    ok  ok 404 403 403 403 404 | =
commitments:queue               403 403 403  ok 403 403 403 | -
commitments:review              404 404  ok  ok  ok  ok 404 | 404 404 403  ok 403 403 404
commitments:move                404 404 403  ok 403 403 404 | =
commitments:list                 ok  ok  ok  ok  ok  ok  ok | -
commitments:detail               ok  ok 404  ok  ok  ok 404 | -
commitments:end                 403 403 404 403  ok 403 404 | =
commitments:annex_drafts        403 403 403 403  ok 403 404 | -
commitments:annex_draw_up_many  403 403 403 403  ok 403 404 | =
commitments:annex_draw_up       404 404 403 403  ok 403 404 | =
commitments:annex               403 403 404 403  ok 403 404 | -
commitments:annex_revise        403 403 404 403  ok 403 404 | =
commitments:annex_discard       403 403 404 403  ok 403 404 | =
commitments:ceremonies           ok  ok  ok  ok  ok  ok  ok | -
commitments:ceremony            404 404 404  ok  ok  ok 404 | -
commitments:ceremony_details    404 404 404 403 403 403 404 | =
commitments:ceremony_parties    404 404 404 403 403 403 404 | =
commitments:ceremony_order      404 404 404 403 403 403 404 | =
commitments:ceremony_programme  404 404 404 403  ok 403 404 | =
commitments:scan                 ok  ok 404  ok  ok  ok 404 | -
commitments:scan_file            ok  ok 404  ok  ok  ok 404 | -
commitments:scan_page            ok  ok 404  ok  ok  ok 404 | -
commitments:scan_arrange        403 403 404 403  ok 403 404 | =
commitments:scan_upload         403 403 404 403  ok 403 404 | =
commitments:piles               403 403 403 403  ok 403 404 | =
commitments:pile                403 403 403 403  ok 403 404 | -
commitments:pile_settle         -                           | 403 403 403 403  ok 403 404
commitments:pile_page           403 403 403 403  ok 403 404 | -
commitments:pile_paper          -                           | 403 403 403 403  ok 403 404
reports:overview                 ok  ok  ok  ok  ok  ok  ok | -
reports:ranking                  ok  ok  ok  ok  ok  ok  ok | -
reports:decision_annex           ok  ok  ok  ok  ok  ok  ok | -
reports:decision_draft          403 403 403  ok  ok 403 403 | -
reports:export_ranking           ok  ok  ok  ok  ok  ok  ok | -
reports:export_heat_map          ok  ok  ok  ok  ok  ok  ok | -
reports:export_commitments       ok  ok  ok  ok  ok  ok  ok | -
reports:export_queue            403 403 403  ok 403 403 403 | -
reports:export_debts            403 403 403  ok 403 403 403 | -
reports:card                     ok  ok 404  ok  ok  ok 404 | -
reports:period_reports           ok  ok  ok  ok  ok  ok  ok | -
reports:period_report           404 404 404  ok  ok  ok 404 | -
reports:period_report_part      404 404 404  ok 403 403 404 | =
reports:period_report_restore   -                           | 404 404 404  ok 403 403 404
reports:period_report_issue     404 404 404  ok 403 403 404 | =
reports:period_report_again     404 404 404  ok 403 403 404 | =
reports:period_report_drop      -                           | 404 404 404  ok 403 403 404
reports:period_report_file      404 404 404  ok  ok  ok 404 | -
reports:gaps                     ok  ok  ok  ok  ok  ok  ok | -
reports:checks                  404 404 404  ok  ok  ok 404 | 404 404 404  ok 403 403 404
reports:check                   404 404 404  ok  ok  ok 404 | -
reports:checked                 404 404 404  ok 403 403 404 | =
reports:heat_map                 ok  ok  ok  ok  ok  ok  ok | -
reports:unit                     ok  ok 404  ok  ok  ok 404 | -
reports:unit_file                ok  ok 404  ok  ok  ok 404 | -
reports:indicator                ok  ok  ok  ok  ok  ok 404 | -
reports:indicator_file           ok  ok  ok  ok  ok  ok 404 | -
reports:explain                  ok  ok 404  ok  ok  ok 404 | -
reports:explain_document         ok  ok 404  ok  ok  ok 404 | -
reports:conclusions              ok  ok  ok  ok  ok  ok  ok | -
reports:rulings                 403 403 403  ok 403 403 404 | =
reports:emulation               403 403 403  ok  ok  ok 404 | 403 403 403  ok 403 403 404
reports:conclusion_file         403 403 403  ok  ok  ok 404 | -
reports:export_conclusions       ok  ok  ok  ok  ok  ok  ok | -
reports:close                   403 403 403  ok 403 403 404 | =
reports:period                  403 403 403  ok 403 403 404 | 403 403 403  ok 403 403 404
reports:extend                  403 403 403  ok 403 403 404 | 403 403 403  ok 403 403 404
reports:document                 ok  ok 404  ok  ok  ok 404 | -
reports:draft                   404 404 404 403 409 403 404 | -
reports:annex_document          403 403 404 403  ok 403 404 | -
reports:annex_agree             403 403 404 403  ok 403 404 | =
reports:annex_reopen            403 403 404 403  ok 403 404 | =
reports:annex_sign              403 403 404 403  ok 403 404 | =
reports:kit                     404 404 404  ok  ok  ok 404 | -
reports:kit_document            404 404 404  ok  ok  ok 404 | -
reports:agree                   404 404 404 403  ok 403 404 | =
reports:reopen                  404 404 404 403  ok 403 404 | =
reports:deputy                  404 404 404 403  ok 403 404 | =
reports:sign                    404 404 404 403  ok 403 404 | =
reports:sign_many               403 403 403 403  ok 403 404 | =
reports:batch                   403 403 403 403  ok 403 404 | =
reports:agree_all               403 403 403 403  ok 403 404 | =
reports:signatures               ok  ok 404  ok  ok  ok 404 | -
reports:accept_revision         -                           | 403  ok 404 403  ok 403 404
reports:sign_here               -                           | 403  ok 404 403  ok 403 404
reports:revision                 ok  ok 404  ok  ok  ok 404 | -
units:password                   ok  ok  ok  ok  ok  ok  ok | =
units:job                       404 404 404 404  ok 404 404 | -
units:progress                  404 404 404 404  ok 404 404 | -
units:result                    404 404 404 404  ok 404 404 | -
units:again                     -                           | 404 404 404 404  ok 404 404
"""
