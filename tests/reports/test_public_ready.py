"""Trang công khai và dữ liệu mở có sẵn ngay khi công bố: the first reader waits for nothing."""

import errno
import hashlib

import pytest
from django.core.cache.backends.filebased import FileBasedCache
from django.urls import reverse
from django.utils import timezone

from commitments.models import Publication
from commitments.models.publication import PublicationKind
from reports import kept
from reports.public import keeping
from tests import publishing as by_hand
from tests.publishing import Q1
from tests.reports.test_publication_pages import decision, opened, publish_url

pytestmark = pytest.mark.django_db


def test_the_public_page_and_its_files_are_ready_when_the_final_result_is_published(
    client, settings, tmp_path, django_assert_num_queries
):
    by_files = "django.core.cache.backends.filebased.FileBasedCache"
    settings.CACHES = settings.CACHES | {keeping.SHARED: {"BACKEND": by_files, "LOCATION": tmp_path}}
    small = by_hand.closed()
    by_hand.provisional(small)
    opened(client, small.chi, publish_url(small, "chinh-thuc"), decision(timezone.localdate()))
    keys = [small.campaign.code, Q1, 2]

    with django_assert_num_queries(1):
        page = client.get(reverse("reports:public_publication", args=keys))
    with django_assert_num_queries(1):
        file = client.get(reverse("reports:public_data", args=[*keys, "csv"]))

    assert hashlib.sha256(file.content).hexdigest() in page.content.decode()


def test_disk_that_is_full_keeps_nobody_from_publishing_and_reading(client, settings, tmp_path, monkeypatch):
    def full(*told, **more):
        raise OSError(errno.ENOSPC, "No space left on device")

    by_files = {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": tmp_path}
    settings.CACHES = settings.CACHES | {keeping.SHARED: by_files, kept.SHARED: by_files}
    monkeypatch.setattr(FileBasedCache, "set", full)
    small = by_hand.closed()
    by_hand.provisional(small)

    opened(client, small.chi, publish_url(small, "chinh-thuc"), decision(timezone.localdate()))

    assert Publication.objects.filter(kind=PublicationKind.FINAL).count() == 1
    keys = [small.campaign.code, Q1, 2]
    for url in (reverse("reports:public_publication", args=keys), reverse("reports:overview")):
        assert client.get(url).status_code == 200
