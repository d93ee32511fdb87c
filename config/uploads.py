"""Tệp tải lên đi thẳng ra đĩa; a file too large, or a full disk, is told in words and never ends in a blank page."""

from django.conf import settings
from django.core.files.uploadhandler import StopUpload, TemporaryFileUploadHandler

TOO_LARGE = "Tệp tải lên lớn hơn {megabytes} MB. Quét ở 200–300 dpi, hoặc chia thành nhiều lần tải lên."
NO_ROOM = "Máy chủ đã hết chỗ nhận tệp. Chưa có gì được lưu; báo người vận hành dọn chỗ rồi tải lại."


class ToDisk(TemporaryFileUploadHandler):
    """Ghi ra tệp tạm; what went wrong is left in `request.upload_fault` for the form to say."""

    def handle_raw_input(self, input_data, META, content_length, boundary, encoding=None):  # noqa: N803 - Django's name
        """Biết trước cả yêu cầu lớn bao nhiêu, before anything is written."""
        self.is_too_large = content_length > settings.SCAN_MEGABYTES * 2**20

    def new_file(self, *args, **kwargs):
        """Mở tệp tạm."""
        if self.is_too_large:
            self._stop(TOO_LARGE.format(megabytes=settings.SCAN_MEGABYTES))
        try:
            super().new_file(*args, **kwargs)
        except OSError:
            self._stop(NO_ROOM)

    def receive_data_chunk(self, raw_data, start):
        """Ghi tiếp một phần."""
        try:
            super().receive_data_chunk(raw_data, start)
        except OSError:
            self._stop(NO_ROOM)

    def file_complete(self, file_size):
        """Xong một tệp; what stood in the buffer is written now."""
        try:
            return super().file_complete(file_size)
        except OSError:
            return self._stop(NO_ROOM)

    def _stop(self, fault):
        self.request.upload_fault = fault
        raise StopUpload(connection_reset=False)
