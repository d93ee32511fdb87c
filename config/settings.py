"""Thiết đặt của Camket. Mọi biến môi trường được đọc ở đây; danh sách và giải thích ở `.env.example`."""

import os
from datetime import timedelta
from pathlib import Path

import bootstrap_wrapper
from csp.constants import NONE, SELF
from whitenoise.compress import Compressor

from config import environment

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = environment.folder("VAR_DIR", BASE_DIR / "var")
VAR_DIR.mkdir(parents=True, exist_ok=True)
FILE_UPLOAD_TEMP_DIR = VAR_DIR / "uploads"
FILE_UPLOAD_TEMP_DIR.mkdir(exist_ok=True)

# --- The installation ---

DEBUG = environment.flag("DEBUG", False)
SECRET_KEY = environment.secret("SECRET_KEY", VAR_DIR / "secret_key")
ALLOWED_HOSTS = environment.words("ALLOWED_HOSTS", ("localhost", "127.0.0.1", "[::1]"))
CSRF_TRUSTED_ORIGINS = environment.words("CSRF_TRUSTED_ORIGINS")
# A real installation says its own SECRET_KEY, or that DEBUG is off; where nobody said either, it is for looking around.
_is_set_up = any(os.environ.get(name, "").strip() for name in ("SECRET_KEY", "DEBUG"))
DEMO_ALLOWED = environment.flag("DEMO_ALLOWED", DEBUG or not _is_set_up)

HTTPS = environment.flag("HTTPS", False)
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
# Printed in the QR code of every document that was agreed, so it must be the address that people outside can open.
PUBLIC_URL = environment.origin("PUBLIC_URL", "" if HTTPS else "http://127.0.0.1:8000")
# Digital signatures: whose certificates are trusted, and a certificate that stays on the server.
SIGNING_ROOTS = environment.existing("SIGNING_ROOTS", is_folder=True)
SIGNING_PKCS12 = environment.existing("SIGNING_PKCS12")
BEHIND_PROXY = environment.flag("BEHIND_PROXY", False)
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# --- What the application is made of ---

INSTALLED_APPS = [
    "units",
    "indicators",
    "commitments",
    "reports",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "config.static_files.StaticFiles",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "axes",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.answers.keep_no_copies",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "config.answers.SignInRequired",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
    "config.answers.say_what_is_not_allowed",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["config.ui", "config.signs", "config.downloads"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "commitments.frame.frame",
            ],
        },
    },
]

# --- Data ---

DATABASES = {"default": environment.database("DATABASE_URL", VAR_DIR / "camket.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MEDIA_ROOT = VAR_DIR / "media"
# Files that are uploaded go to the disk as they come, never into memory.
FILE_UPLOAD_HANDLERS = ["config.uploads.ToDisk"]
SCAN_MEGABYTES = 300  # of one request; a proxy in front must let as much through
SCAN_PAGES = 400
EVIDENCE_MEGABYTES = 30  # of one file
CLAMD = environment.clamd("CLAMD")
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# Public pages as they were rendered, and what leaders read of thousands of units, for all processes of this machine.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "public": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR_DIR / "public",
        "TIMEOUT": None,
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
    "readings": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR_DIR / "readings",
        "TIMEOUT": 7 * 24 * 60 * 60,
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
}

# --- Long work ---

# WORKER: `manage.py work` does it, beside the server. INLINE: whoever asks waits for it.
JOBS = environment.choice("JOBS", "WORKER", ("WORKER", "INLINE"))
TASKS = {
    "default": {
        "BACKEND": {
            "WORKER": "django_tasks_db.DatabaseBackend",
            "INLINE": "django_tasks.backends.immediate.ImmediateBackend",
        }[JOBS]
    }
}
# What a job does, by the name that is stored with it (`units.job_kinds.Kind`).
JOB_KINDS = {
    "agree": "reports.agreeing_batches.AGREEING",
    "agree-annexes": "reports.annex_batches.AGREEING",
    "print": "reports.printing.PRINTING",
    "scans": "commitments.scans.sorting.KIND",
    "sign": "reports.signing_batches.SIGNING",
    "sign-annexes": "reports.signing_batches.SIGNING_ANNEXES",
}
# What is read of thousands of units is made ready beside the server, by the pieces of this.
PREPARED = "reports.preparing.pieces"
# Processes that print side by side; each takes about 100 MB.
PRINT_PROCESSES = environment.number("PRINT_PROCESSES", min(2, os.cpu_count() or 1))

# --- E-mail: without a server, reminders stand on the page only ---

_mail = environment.mail("EMAIL_URL")
EMAIL_HOST, EMAIL_PORT = _mail.get("host", ""), _mail.get("port", 25)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail.get("user", ""), _mail.get("password", "")
EMAIL_USE_SSL, EMAIL_USE_TLS = _mail.get("ssl", False), _mail.get("starttls", False)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("EMAIL_FROM", "").strip() or "Camket <camket@localhost>"

# --- People and sessions ---

AUTH_USER_MODEL = "units.Account"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"min_length": 10}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
LOGIN_URL = LOGOUT_REDIRECT_URL = "units:login"
LOGIN_REDIRECT_URL = "/"
SESSION_ENGINE = "units.sessions"
SESSION_COOKIE_AGE = 8 * 3600  # one working day

# Who guesses passwords waits: counted for a name and an address together, so that nobody can lock somebody else out.
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "units.backends.AccountBackend",
]
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_CLIENT_IP_CALLABLE = "units.views.lockout.client_address"
AXES_LOCKOUT_CALLABLE = "units.views.lockout.locked"
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = AXES_VERBOSE = False
# The log tells the address only: a password may have been typed into the wrong field.
AXES_SENSITIVE_PARAMETERS = ["username"]

# --- The browser ---

# Bootstrap draws its ticks and arrows from data: images.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [
    BASE_DIR / "static",
    ("bootstrap", Path(bootstrap_wrapper.__file__).parent.parent / "bootstrap"),
]
WHITENOISE_ALLOW_ALL_ORIGINS = False
# No page asks for a file by its plain name, and each would be compressed twice.
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
# Source maps are read by developers' tools only, and take longest to compress.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = [*Compressor.SKIP_COMPRESS_EXTENSIONS, "map"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# --- Language, numbers, dates ---

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt")]
LOCALE_PATHS = [BASE_DIR / "config" / "locale"]  # what Django leaves in English on its own pages
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = USE_TZ = True
# Thousands are grouped where a page asks for it (floatformat:"2g"): grouping everything prints the year as 2.026.
USE_THOUSAND_SEPARATOR = False
FORMAT_MODULE_PATH = ["config.formats"]

# --- Log: facts with ids, to standard error (standard output belongs to what a command prints) ---

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "stream": "ext://sys.stderr", "formatter": "line"}
    },
    "root": {
        "handlers": ["stderr"],
        "level": environment.choice("LOG_LEVEL", "INFO", ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")),
    },
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        # A line for every step of every document, and for every table of every font.
        "weasyprint": {"level": "WARNING"},
        "fontTools": {"level": "WARNING"},
        # Every sign-in that went well, and every query about it.
        "axes": {"level": "WARNING"},
    },
}
