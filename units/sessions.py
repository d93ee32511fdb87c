"""Phiên làm việc trong cơ sở dữ liệu, như của Django; only its question is composed once, for every page asks it."""

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import CharField, DateTimeField
from django.utils import timezone

from units.composed import Composed

_RUNNING = Composed(
    lambda key, now: Session.objects.filter(session_key=key, expire_date__gt=now),
    key=CharField(),
    now=DateTimeField(),
)


class SessionStore(db.SessionStore):
    """Phiên của một trình duyệt."""

    def _get_session_from_db(self):
        if (found := _RUNNING.first(key=self.session_key, now=timezone.now())) is None:
            self._session_key = None
        return found
