"""Việc của tiến trình phụ (`aside`): what opens a file that somebody sent, run as a program of its own."""

from pathlib import Path

from commitments.scans import aside, assembling, content, pdfium, sheets
from commitments.scans.content import BROKEN, Limits, Unfit
from commitments.scans.sheets import Sheet

_FAULTS = (*BROKEN, pdfium.Fault, MemoryError)


def _picture(path, number, dpi, colour):
    shown = sheets.drawn(Sheet(Path(path), content.PDF, number), dpi, colour=colour)
    return {"mode": shown.mode, "size": shown.size}, shown.tobytes()


def _resolution(path, number):
    return {"dpi": sheets.measured(Sheet(Path(path), content.PDF, number))}, b""


def _examine(path, limits):
    try:
        return {"pages": content.pages_of(Path(path), Limits(**limits))}, b""
    except Unfit as reason:
        return {"unfit": str(reason)}, b""


def _assemble(pages):
    found = [(Sheet(Path(path), media_type, number), turn) for (path, media_type, number), turn in pages]
    return {}, assembling.assembled(found)


def _carefully(deed):
    def done(**wish):
        try:
            return deed(**wish)
        except _FAULTS:
            return {"fault": aside.HARD}, b""

    return done


if __name__ == "__main__":
    deeds = {"picture": _picture, "resolution": _resolution, "examine": _examine, "assemble": _assemble}
    aside.serve({verb: _carefully(deed) for verb, deed in deeds.items()})
