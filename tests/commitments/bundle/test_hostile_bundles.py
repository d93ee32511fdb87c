"""Không chuỗi byte nào làm việc kiểm tra đổ vỡ; lỗi nào cũng một dòng và chỉ một lần."""

import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commitments.bundle.checking import check
from tests.commitments.bundle.sample import raw, sample

NASTY = [
    *(None, True, False, 0, -1, 1, 1.5, float("inf"), 2**70, "", " ", "x", "-1", "1,5", "0", "1001"),
    *("2023-02-30", "2999-01-01", "0001-01-01", "2023-Q1", "2023-Q9", "2023", "9" * 20, "1\n", "e\u0301"),
    *("\ud800", "\x00", "S1", "P1", "1.1", "1", "yes_no", "ratio", "deduct", "gte", "draft", "head", "month"),
    *([], {}, [[]], [{}], {"2023": "1"}, {"a/b~c": []}, {"indicator": "1.1"}, {"method": "bands"}),
]
KEYS = "parent to from value done none_arose verified awarded targets baseline bands floor step signed_on".split()
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(NASTY[:16]),
    lambda children: (
        st.lists(children, max_size=3) | st.dictionaries(st.text(max_size=4), children, max_size=3)
    ),
    max_leaves=8,
)


def places(value, path=()):
    """Mọi nơi trong gói, as paths."""
    if path:
        yield path
    for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(inner, (dict, list)):
            yield from places(inner, (*path, step))
        else:
            yield (*path, step)


def replaced(bundle, path, value):
    for step in path[:-1]:
        bundle = bundle[step]
    bundle[path[-1]] = value


def mutated(chance, count):
    bundle = sample()
    for _ in range(count):
        *above, last = chance.choice(list(places(bundle)))
        holder = bundle
        for step in above:
            holder = holder[step]
        action = chance.choice(["replace", "replace", "drop", "add", "repeat"])
        if action == "replace":
            holder[last] = chance.choice(NASTY)
        elif action == "drop":
            del holder[last]
        elif isinstance(holder, list):
            holder.append(holder[last] if action == "repeat" else chance.choice(NASTY))
        else:
            holder[chance.choice(KEYS)] = chance.choice(NASTY)
    return json.loads(json.dumps(bundle))


def assert_well_reported(content):
    checked = check(content)
    lines = [fault.line() for fault in checked.faults + checked.warnings]
    assert (checked.data is None) == bool(checked.faults)
    assert [line for line in lines if not line.startswith("/") or not line.isprintable()] == []
    assert len(set(lines)) == len(lines)


@given(st.binary(max_size=200))
def test_any_bytes_are_answered_with_faults(content):
    assert_well_reported(content)


@given(JSON)
def test_any_json_is_answered_with_faults(value):
    assert_well_reported(json.dumps(value).encode())


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(places(sample()), key=str)), JSON)
def test_anything_anywhere_in_a_bundle_is_answered_with_faults(path, value):
    bundle = sample()
    replaced(bundle, path, value)

    assert_well_reported(json.dumps(bundle).encode())


@pytest.mark.parametrize("seed", range(60))
def test_a_bundle_with_several_mutations_is_answered_with_faults(seed):
    chance = random.Random(seed)

    assert_well_reported(json.dumps(mutated(chance, chance.randint(1, 8))).encode())


@pytest.mark.parametrize("seed", range(20))
def test_a_bundle_with_broken_bytes_is_answered_with_faults(seed):
    chance, content = random.Random(seed), bytearray(raw(sample()))
    for _ in range(2):
        content[chance.randrange(len(content))] = chance.choice(b'"{}[],:\\ 0a-\xff')

    assert_well_reported(bytes(content))
