"""Kho tệp: giữ nguyên vẹn, không để lại nửa tệp, biết khi bị hỏng."""

import errno
import os
from pathlib import Path

import pytest

from units import vault

CONTENT = "Bản cam kết".encode()


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def files(folder: Path) -> list[Path]:
    return [each for each in folder.rglob("*") if each.is_file()]


def test_what_is_kept_is_read_back(own_folder):
    digest = vault.keep(CONTENT)

    assert vault.read(digest) == CONTENT
    assert files(own_folder) == [vault.path(digest)]


def test_the_same_content_is_kept_once(own_folder):
    assert vault.keep(CONTENT) == vault.keep(CONTENT)
    assert len(files(own_folder)) == 1


@pytest.mark.parametrize("step", ["write", "fsync", "replace", "mkdir"])
def test_a_full_disk_leaves_nothing_behind_and_a_second_try_works(own_folder, monkeypatch, step):
    def full(*args, **options):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        if step == "write":
            patch.setattr(vault.os, "fdopen", full)
        elif step == "mkdir":
            patch.setattr(Path, "mkdir", full)
        else:
            patch.setattr(vault.os, step, full)
        with pytest.raises(vault.NoRoom, match="hết chỗ lưu tệp"):
            vault.keep(CONTENT)

    assert files(own_folder) == []
    assert vault.read(vault.keep(CONTENT)) == CONTENT


def test_a_folder_that_may_not_be_written_is_told_with_the_systems_words(monkeypatch):
    def forbidden(*args, **options):
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(vault.os, "replace", forbidden)

    with pytest.raises(vault.NoRoom, match="Read-only file system"):
        vault.keep(CONTENT)


def test_a_file_that_is_gone_is_told():
    digest = vault.keep(CONTENT)
    vault.path(digest).unlink()

    with pytest.raises(vault.Missing):
        vault.read(digest)


@pytest.mark.parametrize("now", [b"", CONTENT[:-1], CONTENT + b" ", b"x" * len(CONTENT)])
def test_a_damaged_file_is_told_and_mended_by_keeping_it_again(now):
    digest = vault.keep(CONTENT)
    vault.path(digest).write_bytes(now)

    with pytest.raises(vault.Damaged):
        vault.read(digest)

    vault.keep(CONTENT)
    assert vault.read(digest) == CONTENT
