"""Tệp tải lên đi thẳng ra đĩa; too large or no room is told in words."""

import errno

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.test import RequestFactory

from config import uploads


def request(content=b"x" * 100):
    sent = {"word": "giữ lại", "files": SimpleUploadedFile("a.pdf", content)}
    return RequestFactory().post("/", sent)


def test_even_a_small_file_goes_to_the_disk(settings):
    (file,) = request().FILES.values()

    assert isinstance(file, TemporaryUploadedFile)
    assert file.temporary_file_path().startswith(str(settings.FILE_UPLOAD_TEMP_DIR))
    assert file.read() == b"x" * 100
    file.close()


def test_too_large_a_request_is_told_before_anything_is_written(settings):
    settings.SCAN_MEGABYTES = 0
    asked = request()

    assert (dict(asked.FILES), asked.POST["word"]) == ({}, "giữ lại")
    assert asked.upload_fault == uploads.TOO_LARGE.format(megabytes=0)


@pytest.mark.parametrize("step", ["new_file", "receive_data_chunk", "file_complete"])
def test_a_full_disk_is_told_wherever_it_shows(monkeypatch, step):
    def no_room(handler, *args, **kwargs):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(TemporaryFileUploadHandler, step, no_room)
    asked = request()

    assert dict(asked.FILES) == {}
    assert asked.upload_fault == uploads.NO_ROOM
    for handler in asked.upload_handlers:
        if getattr(handler, "file", None):
            handler.file.close()
