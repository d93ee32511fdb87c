"""Ô viết thẳng: the same control as Django's template makes, whatever is typed."""

from html.parser import HTMLParser

import pytest
from django import forms
from django.utils.safestring import mark_safe
from hypothesis import given
from hypothesis import strategies as st

from commitments.forms import widgets

PAIRS = [
    (widgets.Text, forms.TextInput),
    (widgets.Hidden, forms.HiddenInput),
    (widgets.Tick, forms.CheckboxInput),
    (widgets.Words, forms.Textarea),
]


def elements(html):
    """Tên thẻ và thuộc tính, whatever their order; and the text between."""
    found = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag, attrs):
            found.append((tag, dict(attrs)))

        def handle_data(self, data):
            found.append(data)

    Reader().feed(html)
    return found


@pytest.mark.parametrize(("ours", "theirs"), PAIRS)
@given(
    said=st.one_of(st.none(), st.booleans(), st.text(alphabet=st.characters(exclude_categories=["C"]))),
    attrs=st.dictionaries(
        st.sampled_from(["id", "class", "required", "disabled", "data-x"]),
        st.booleans() | st.text("<>&\"'é ạ"),
    ),
)
def test_it_is_what_the_template_makes(ours, theirs, said, attrs):
    assert elements(ours().render("c1-value", said, attrs)) == elements(
        theirs().render("c1-value", said, attrs)
    )


def test_nothing_typed_gets_out_of_its_control():
    hostile = mark_safe("</textarea><script>alert(1)</script>\"'")  # noqa: S308 - the attack itself

    for kind in (widgets.Text, widgets.Hidden, widgets.Words):
        assert "<script>" not in kind().render("loi", hostile)
