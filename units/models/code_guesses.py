"""Dò mã xác thực: how often a place of the network asked for codes that do not exist."""

from django.db import models


class CodeGuesses(models.Model):
    """Số lần dò mã từ một địa chỉ mạng. The address stands here only as a hash with the key of the installation.

    The count is in the database, so that all processes count together and a restart forgets nothing.
    """

    address = models.CharField("mã băm của địa chỉ", max_length=64, unique=True)
    since = models.DateTimeField("tính từ lúc", db_index=True)
    misses = models.PositiveIntegerField("số lần nhập sai", default=0)

    class Meta:
        verbose_name = "lượt dò mã xác thực"
        verbose_name_plural = "lượt dò mã xác thực"

    def __str__(self):
        return f"{self.address[:8]}…: {self.misses}"
