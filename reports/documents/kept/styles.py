"""Kiểu trình bày giữ lại: papers of one form have the same few dozen styles, computed once for all of them.

WeasyPrint shares a style among the tags of one document that match the same rules under the same parent; here it is
shared among documents too. What else is kept from document to document hangs on its style, and goes when that goes.
"""

from weasyprint.css import Style, StyleFor

MOST = 10_000  # things kept before all is forgotten

_styles: dict[tuple, Style] = {}
_things = 0


def memory(style: Style, subject: str) -> dict:
    """Những điều giữ lại về một chủ đề, of this style object and no other: a changed copy begins anew."""
    return style.__dict__.setdefault(subject, {})


def count() -> None:
    """Đếm thêm một điều giữ lại."""
    global _things
    _things += 1


def forget_if_many() -> None:
    """Quên hết khi đã giữ quá nhiều; between documents only."""
    global _things
    if _things > MOST:
        _styles.clear()
        _things = 0


class SharedStyles(StyleFor):
    """Kiểu trình bày của một văn bản, taken from those kept where the same rules apply under the same parent."""

    def set_computed_styles(
        self, element, parent, root=None, pseudo_type=None, base_url=None, target_collector=None
    ):
        """Như của WeasyPrint; a kept style keeps its parent and its rules, so that their identities stay taken."""
        rules = self._cascaded_styles.get((element, pseudo_type), {})
        parent_style = None if parent is None else self._computed_styles[parent, None]
        key = (
            id(self.font_config),
            id(parent_style),
            pseudo_type,
            tuple(
                (name, value if name == "lang" else id(value), origin, layer, *specificity)
                for name, (value, (origin, layer, specificity)) in rules.items()
            ),
        )
        if key in _styles:
            self._computed_styles[element, pseudo_type] = _styles[key]
            return
        super().set_computed_styles(element, parent, root, pseudo_type, base_url, target_collector)
        if "anchor" not in rules:  # of one place of one document
            _styles[key] = self._computed_styles[element, pseudo_type]
            count()
