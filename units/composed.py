"""Câu hỏi soạn một lần: a queryset that is asked with every figure typed, whose SQL does not change but for its values.

The ORM takes longer to compose such a question than the database to answer it. Here it is composed once a process, by
the ORM; what comes back are the same objects. For a handful of questions that each save of a figure asks, no others.
"""

from collections.abc import Callable
from copy import copy
from types import SimpleNamespace

from django.db import connection
from django.db.models import Expression, Field, QuerySet
from django.db.transaction import TransactionManagementError


class Slot(Expression):
    """Chỗ để trống của một giá trị, in a filter, an annotation or the parameters of a RawSQL."""

    def __init__(self, name: str, output_field: Field):
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, compiler, connection):
        """Một dấu hỏi; the slot itself stands among the parameters until it is filled."""
        return "%s", [self]


class Composed:
    """Câu hỏi đã soạn. `build(**slots)` returns the queryset; `fields` say of which kind each value is."""

    def __init__(self, build: Callable[..., QuerySet], **fields: Field):
        self._build, self._fields = build, fields
        self._queryset = self._compiler = self._question = None

    def ask(self, **values) -> list:
        """Những dòng trả lời, as `list(queryset)` would give them with these values.

        Raises TransactionManagementError when rows are to be locked outside a transaction.
        """
        if self._compiler is None:
            self._compose()
        if self._queryset.query.select_for_update and not connection.in_atomic_block:
            raise TransactionManagementError("Rows are locked inside a transaction.")
        sql, params = self._question
        prepared = {
            name: field.get_db_prep_value(values.pop(name), connection)
            for name, field in self._fields.items()
        }
        if values:
            raise TypeError(f"no slot is named {', '.join(values)}")
        filled = tuple(prepared[each.name] if isinstance(each, Slot) else each for each in params)
        compiler = copy(self._compiler)
        compiler.connection = connection
        compiler.as_sql = lambda *args, **options: (sql, filled)
        asked = SimpleNamespace(
            db=connection.alias,
            query=SimpleNamespace(get_compiler=lambda *args, **options: compiler),
            model=self._queryset.model,
            _known_related_objects={},
        )
        return list(self._queryset._iterable_class(asked))

    def first(self, **values):
        """Dòng đầu, of a question that has one row at most; None without any."""
        return next(iter(self.ask(**values)), None)

    def _compose(self):
        queryset = self._build(**{name: Slot(name, field) for name, field in self._fields.items()})
        compiler = queryset.query.get_compiler(connection=connection)
        self._question = compiler.as_sql()
        # Last: another thread that finds a compiler finds all of it.
        self._queryset, self._compiler = queryset, compiler
