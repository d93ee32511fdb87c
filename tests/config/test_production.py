"""Thiết đặt khi vận hành chính thức: được kiểm tra trong một tiến trình riêng, với biến môi trường của nó."""

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.reached import followed

ROOT = Path(__file__).resolve().parents[2]
PRODUCTION = {
    "SECRET_KEY": "kQ3v9Zr1mW7xTb5uY2pL8sDf4gHj6nAc0eRiVoXwBqMzCyKtUdPl",
    "ALLOWED_HOSTS": "camket.example.vn",
    "DATABASE_URL": "postgres://camket:mat%40khau@db.example.vn/camket",
    "PUBLIC_URL": "https://camket.example.vn",
    "HTTPS": "on",
    "BEHIND_PROXY": "on",
    "LOG_LEVEL": "WARNING",
}


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
    inherited = {
        name: value
        for name, value in os.environ.items()
        if name.startswith(("PATH", "HOME", "TMPDIR", "COVERAGE_FILE"))
    }
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=inherited | followed() | {"DJANGO_SETTINGS_MODULE": "config.settings"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def asked(name: str, **environment: str) -> str:
    """Giá trị của một thiết đặt."""
    program = f"from django.conf import settings; print(settings.{name})"
    return manage("shell", "--no-imports", "--command", program, **environment).stdout.strip()


def test_deployment_check_has_nothing_to_say():
    outcome = manage("check", "--deploy", "--fail-level", "DEBUG", **PRODUCTION)

    assert (outcome.returncode, outcome.stdout) == (0, "System check identified no issues (0 silenced).\n")


def test_missing_secret_key_stops_the_start_with_a_hint(tmp_path):
    outcome = manage("check", **PRODUCTION | {"SECRET_KEY": "", "VAR_DIR": str(tmp_path)})

    assert outcome.returncode == 1
    assert "SECRET_KEY is not set. HINT: set it in the environment, for example SECRET_KEY=" in outcome.stderr


def test_demo_is_refused_where_a_secret_key_is_given():
    assert asked("DEMO_ALLOWED", **PRODUCTION) == "False"


def test_demo_may_be_allowed_by_name():
    assert asked("DEMO_ALLOWED", **PRODUCTION, DEMO_ALLOWED="on") == "True"


def test_example_names_every_variable_that_is_read():
    sources = [*ROOT.glob("config/*.py"), *ROOT.glob("config/setup/*.sh")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    in_python = re.findall(r"(?:environment\.\w+|environ\.get)\(\s*\"([A-Z_]+)\"", text)
    in_shell = re.findall(r"\$\{([A-Z_]+):-", text)
    example = re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(encoding="utf-8"), re.MULTILINE)

    assert sorted(example) == sorted({*in_python, *in_shell} - {"PYTHON"})
