"""Thiết đặt khi kiểm thử: như khi vận hành, chỉ khác ở chỗ nhanh hơn và không bỏ qua lỗi nào trong mẫu trang."""

from config.settings import *  # noqa: F403 - everything that is not said otherwise below
from config.settings import BASE_DIR, CACHES, JOB_KINDS, STORAGES, TEMPLATES
from tests.undefined import UndefinedVariable

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.MD5PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",  # of the demo
]
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
WHITENOISE_MAX_AGE = 3600
CACHES = CACHES | {
    name: {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": name}
    for name in ("public", "readings")
}
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = UndefinedVariable(BASE_DIR)
JOB_KINDS = JOB_KINDS | {"counting": "tests.counting.COUNTING"}
