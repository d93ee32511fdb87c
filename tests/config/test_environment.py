"""Đọc biến môi trường: giá trị đúng, và lời chỉ dẫn khi sai."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import environment

NOWHERE = environment.Path("/nowhere/camket.sqlite3")


@pytest.mark.parametrize(
    ("value", "expected"),
    [("on", True), ("1", True), ("YES", True), ("off", False), ("false", False), ("", True)],
)
def test_flag_reads_on_and_off_and_falls_back_on_its_default(monkeypatch, value, expected):
    monkeypatch.setenv("HTTPS", value)

    assert environment.flag("HTTPS", True) is expected


def test_flag_that_is_neither_on_nor_off_is_refused_with_an_example(monkeypatch):
    monkeypatch.setenv("HTTPS", "maybe")

    with pytest.raises(ImproperlyConfigured, match="HTTPS is 'maybe'.*HINT: .*HTTPS=on"):
        environment.flag("HTTPS", False)


def test_words_are_separated_by_commas(monkeypatch):
    monkeypatch.setenv("ALLOWED_HOSTS", "camket.example.vn, 10.0.0.1,")

    assert environment.words("ALLOWED_HOSTS") == ["camket.example.vn", "10.0.0.1"]


def test_words_that_are_not_set_are_the_default(monkeypatch):
    monkeypatch.delenv("ALLOWED_HOSTS", raising=False)

    assert environment.words("ALLOWED_HOSTS", ("localhost",)) == ["localhost"]


def test_number_is_a_whole_number_from_one_on(monkeypatch):
    monkeypatch.setenv("PRINT_PROCESSES", "3")
    assert environment.number("PRINT_PROCESSES", 2) == 3

    monkeypatch.setenv("PRINT_PROCESSES", "0")
    with pytest.raises(ImproperlyConfigured, match="PRINT_PROCESSES is '0'.*HINT: .*PRINT_PROCESSES=2"):
        environment.number("PRINT_PROCESSES", 2)


def test_choice_is_read_in_any_case(monkeypatch):
    monkeypatch.setenv("LOG_LEVEL", "warning")

    assert environment.choice("LOG_LEVEL", "INFO", ("INFO", "WARNING")) == "WARNING"


def test_choice_outside_the_options_is_refused_with_the_options(monkeypatch):
    monkeypatch.setenv("LOG_LEVEL", "loud")

    with pytest.raises(ImproperlyConfigured, match="not one of INFO, WARNING"):
        environment.choice("LOG_LEVEL", "INFO", ("INFO", "WARNING"))


def test_folder_must_be_an_absolute_path(monkeypatch):
    monkeypatch.setenv("VAR_DIR", "data")

    with pytest.raises(ImproperlyConfigured, match="VAR_DIR is 'data', not an absolute path"):
        environment.folder("VAR_DIR", NOWHERE.parent)


def test_secret_comes_from_the_key_file_when_the_environment_has_none(monkeypatch, tmp_path):
    monkeypatch.delenv("SECRET_KEY", raising=False)
    (tmp_path / "secret_key").write_text("from-the-file\n")

    assert environment.secret("SECRET_KEY", tmp_path / "secret_key") == "from-the-file"


def test_secret_in_the_environment_comes_before_the_key_file(monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_KEY", "0123456789" * 5)
    (tmp_path / "secret_key").write_text("from-the-file\n")

    assert environment.secret("SECRET_KEY", tmp_path / "secret_key") == "0123456789" * 5


@pytest.mark.parametrize(
    ("value", "fault"), [("", "is not set"), ("changeme", "is too short"), ("a" * 60, "is too")]
)
def test_secret_that_is_missing_or_weak_is_refused_with_a_hint(monkeypatch, tmp_path, value, fault):
    monkeypatch.setenv("SECRET_KEY", value)

    with pytest.raises(ImproperlyConfigured, match=f"SECRET_KEY {fault}.*HINT"):
        environment.secret("SECRET_KEY", tmp_path / "no-such-file")


@pytest.mark.parametrize(
    "value", ["https://camket.example.vn", "http://127.0.0.1:8000", " https://camket.example.vn/ "]
)
def test_origin_is_a_scheme_and_a_host_without_a_slash(monkeypatch, value):
    monkeypatch.setenv("PUBLIC_URL", value)

    assert environment.origin("PUBLIC_URL", "") == value.strip().rstrip("/")


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ("", "is not set"),
        ("camket.example.vn", "not http"),
        ("ftp://camket.example.vn", "not http"),
        ("https://camket.example.vn/cam-ket", "not http"),
        ("https://", "not http"),
    ],
)
def test_origin_that_is_missing_or_no_address_is_refused_with_a_hint(monkeypatch, value, fault):
    monkeypatch.setenv("PUBLIC_URL", value)

    with pytest.raises(ImproperlyConfigured, match=f"PUBLIC_URL .*{fault}.*HINT"):
        environment.origin("PUBLIC_URL", "")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("", {}),
        ("smtp://thu.vn", {"host": "thu.vn", "port": 25, "user": "", "ssl": False, "starttls": False}),
        (
            "smtp://an%40thu.vn:m%2F@thu.vn:587?tls=starttls",
            {"host": "thu.vn", "port": 587, "user": "an@thu.vn", "password": "m/", "starttls": True},
        ),
        ("smtps://thu.vn", {"port": 465, "ssl": True, "starttls": False}),
    ],
)
def test_mail_server_is_read_from_one_address(monkeypatch, url, expected):
    monkeypatch.setenv("EMAIL_URL", url)

    assert environment.mail("EMAIL_URL").items() >= expected.items()


@pytest.mark.parametrize(
    "url",
    ["thu.vn", "http://thu.vn", "smtp://", "smtp://thu.vn:x", "smtp://thu.vn/x", "smtp://thu.vn?tls=no"],
)
def test_mail_server_that_cannot_be_read_is_refused_with_an_example(monkeypatch, url):
    monkeypatch.setenv("EMAIL_URL", url)

    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL .*HINT: .*EMAIL_URL=smtp://user"):
        environment.mail("EMAIL_URL")
