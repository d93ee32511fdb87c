"""Tỉnh nhỏ có bản cam kết đã chốt: printed once a process, copied row by row for every test after that."""

from commitments.models import Document
from reports import issuing
from tests import world
from tests.snapshot import restore_or_build
from units import vault

_printed: dict[str, bytes] = {}


def build(*units):
    """Chưa ai ký; `documents` holds what these units agreed on."""

    def agree():
        place = world.build(signed_on=None)
        for unit in units:
            document = issuing.agree(place.commitments[unit], by=place.giang)
            _printed[document.pdf] = issuing.content(document)

    restore_or_build(("agreed", units), agree)
    place = world.populate()
    found = Document.objects.filter(commitment__campaign=place.campaign)
    place.documents = {unit: found.get(commitment=place.commitments[unit]) for unit in units}
    for document in place.documents.values():
        # A test before may have lost the file.
        vault.keep(_printed[document.pdf])
    return place
