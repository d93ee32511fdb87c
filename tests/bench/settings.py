"""Thiết đặt khi đo: as for tests, but what is kept is kept in files, as in operation."""

from config import settings as of_operation
from tests.settings import *  # noqa: F403 - everything else

CACHES = of_operation.CACHES
