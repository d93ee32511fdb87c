"""Bản chụp nội dung: đọc lại được nguyên vẹn, và chỉ đổi khi nội dung đổi."""

import json
import unicodedata
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports.documents import paper as printed
from reports.documents import snapshot
from reports.documents.paper import (
    CommitmentPaper,
    Group,
    Line,
    Mark,
    Party,
    Role,
    Signer,
    Target,
    Template,
    cleaned,
)
from tests.reports.documents.papers import joint_paper, paper

WORDS = st.text(max_size=6)


def few(of):
    """Không, một hay hai: more say nothing new."""
    return st.lists(of, max_size=2).map(tuple)


def build(kind, **known):
    """Một kiểu văn bản, with every place that is not known a text, so that odd letters are tried often."""
    plain = {field.name: WORDS for field in fields(kind) if field.type is str}
    return st.builds(kind, **plain | known)


TARGETS = build(
    Target,
    year=st.integers(2017, 2030),
    value=st.none() | WORDS,
    milestones=few(st.tuples(WORDS, WORDS)),
)
LINES = build(Line, compare=st.none() | WORDS, compare_to=st.none() | WORDS, targets=few(TARGETS))
PAPERS = build(
    CommitmentPaper,
    order=st.integers(0, 99),
    template=st.sampled_from(Template),
    years=few(st.integers(2017, 2030)),
    groups=few(build(Group, lines=few(LINES))),
    signed_on=st.none() | st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    legal_bases=few(WORDS),
    copies=st.none() | st.integers(0, 9),
    parties=few(build(Party, role=st.sampled_from(Role))),
    signers=few(build(Signer)),
    recipients=few(WORDS),
    is_draft=st.booleans(),
    mark=st.none() | build(Mark),
)


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(PAPERS)
def test_any_paper_is_read_back_as_it_was(any_paper):
    text = snapshot.taken(any_paper)

    assert snapshot.read(text) == snapshot.unmarked(cleaned(any_paper))
    assert snapshot.taken(snapshot.read(text)) == text


@pytest.mark.parametrize("given_paper", [paper(), joint_paper(3), paper(signed_on=None, copies=None)])
def test_a_paper_of_a_province_is_read_back(given_paper):
    assert snapshot.read(snapshot.taken(given_paper)) == snapshot.unmarked(given_paper)


def test_the_text_is_canonical():
    text = snapshot.taken(paper(leader_name=unicodedata.normalize("NFD", "Đặng Thị Ngoãn")))

    assert "Đặng Thị Ngoãn" in text
    assert unicodedata.is_normalized("NFC", text)
    again = json.dumps(json.loads(text), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert text == again


def test_marks_of_a_copy_are_no_part_of_what_it_says():
    marked = paper(
        is_draft=True, mark=Mark("AAAAA-AAAAA", "https://camket.example.vn/xac-thuc/AAAAAAAAAA/", "")
    )

    assert snapshot.taken(marked) == snapshot.taken(paper())
    assert snapshot.digest(snapshot.taken(marked)) == snapshot.digest(snapshot.taken(paper()))


def test_the_place_in_the_signing_order_is_not_printed_and_no_part_either():
    assert snapshot.taken(paper(order=3)) == snapshot.taken(paper(order=4))


def test_a_snapshot_of_before_that_has_the_place_says_the_same():
    text = snapshot.taken(paper())
    before = text.replace('"paper":{', '"paper":{"order":7,', 1)

    assert before != text
    assert snapshot.same(before, text)
    assert not snapshot.same(before, snapshot.taken(paper(leader_name="Khác")))
    assert snapshot.read(before).order == 7


@pytest.mark.parametrize(
    "change", [{"leader_name": "Khác"}, {"copies": 4}, {"signed_on": None}, {"deputy_name": "Khác"}]
)
def test_whatever_is_on_the_paper_changes_the_snapshot(change):
    assert snapshot.taken(paper(**change)) != snapshot.taken(paper())


def test_usual_values_are_left_out_so_that_new_places_change_no_old_snapshot():
    content = json.loads(snapshot.taken(paper(symbol="", notice="")))["paper"]

    assert {"symbol", "notice", "is_draft", "mark"}.isdisjoint(content)


def test_every_value_of_a_paper_has_a_usual_value_or_must_be_given():
    kinds_of_paper = [
        each for each in vars(printed).values() if isinstance(each, type) and is_dataclass(each)
    ]

    assert all(field.default_factory is MISSING for kind in kinds_of_paper for field in fields(kind)), (
        "a usual value made by a factory would never be left out"
    )


def test_a_kind_nobody_knows_is_refused():
    with pytest.raises(KeyError):
        snapshot.read('{"kind":"letter/1","paper":{}}')


def test_a_changed_place_is_kept_through_the_round_trip():
    changed = replace(paper(), deputy_name="Trần Thị B", deputy_title="Phó Giám đốc")

    assert snapshot.read(snapshot.taken(changed)).deputy_title == "Phó Giám đốc"
