"""In các bản cam kết của một đợt ra PDF."""

import argparse
from pathlib import Path

from django.core.management.base import BaseCommand

from commitments.conflicts import NotReady
from commitments.models import Campaign
from commitments.models.campaign import Template
from reports import issuing, ranking
from reports.documents.batch import render_many
from reports.documents.fonts import FontMissing, folder
from reports.documents.press import merge
from units import vault


def at_least_one(text: str) -> int:
    """Số tiến trình."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError("cần một số nguyên từ 1 trở lên")
    return int(text)


class Command(BaseCommand):
    """In hàng loạt: one PDF a commitment, `<order>-<unit code>.pdf`, or one file for all, `<campaign>.pdf`.

    What is agreed is the stored file, what is not carries the draft mark; what has changed since is refused.
    A commitment without an order is numbered on after the last. A joint campaign has one document, signed by all.
    """

    help = "In các bản cam kết của một đợt ra PDF: mỗi bản một tệp, hoặc một tệp chung theo thứ tự ký."

    def add_arguments(self, parser):
        """CAMPAIGN --out DIR [--unit CODE ...] [--merged] [--jobs N]."""
        parser.add_argument("campaign", help="mã đợt cam kết")
        parser.add_argument("--out", type=Path, required=True, help="thư mục để ghi; chưa có thì tạo")
        parser.add_argument("--unit", nargs="+", action="extend", help="chỉ những đơn vị có mã này")
        parser.add_argument("--merged", action="store_true", help="một tệp chung, theo thứ tự ký")
        parser.add_argument("--jobs", type=at_least_one, default=1, help="số tiến trình in cùng lúc")

    def handle(self, *args, **options):
        """Print a line per document and a closing count; exit 1 when anything could not be printed."""
        try:
            campaign = ranking.campaign_called(options["campaign"])
            wanted = issuing.copies(campaign, self._units(campaign, options["unit"]))
            folder()
            options["out"].mkdir(parents=True, exist_ok=True)
            failed = self._print(campaign, wanted, options)
        except (ranking.UnknownName, FontMissing) as error:
            self._stop(str(error))
        except OSError as error:
            self._stop(f"Không tạo được thư mục {options['out']}: {error.strerror}.")
        if failed:
            raise SystemExit(1)

    def _stop(self, message):
        self.stderr.write(message)
        raise SystemExit(1)

    def _units(self, campaign: Campaign, codes):
        if codes is None:
            return None
        known = set(campaign.commitments.values_list("unit__code", flat=True))
        unknown = [code for code in dict.fromkeys(codes) if code not in known]
        if unknown:
            raise ranking.UnknownName(
                f"Đợt {campaign.code} không có bản cam kết của đơn vị {', '.join(unknown)}."
            )
        return codes

    def _print(self, campaign, wanted, options):
        """In từng bản; the number of those that could not be printed or written."""
        is_joint = campaign.template == Template.JOINT
        merged, kept, failed = options["merged"] and not is_joint, [], 0
        for paper, outcome in _printed(wanted, options["jobs"]):
            name = f"{campaign.code}.pdf" if is_joint else f"{paper.order}-{paper.unit_code}.pdf"
            fault = _fault(outcome) or (None if merged else _write(options["out"] / name, outcome))
            if fault:
                failed += 1
                self.stderr.write(f"{name}: không in được ({fault})")
                continue
            if merged:
                kept.append((paper, outcome))
            self.stdout.write(f"{name}  {paper.unit_name}")
        if kept and (fault := _write(options["out"] / f"{campaign.code}.pdf", merge(kept))):
            self._stop(f"{campaign.code}.pdf: không ghi được ({fault})")
        self.stdout.write(self._closing(len(wanted) - failed, failed, options["out"]))
        return failed

    def _closing(self, printed, failed, place):
        return f"Đã in {printed} bản vào {place}{f', {failed} bản không in được' if failed else ''}."


def _printed(copies, jobs):
    """Từng bản theo thứ tự: the stored bytes of what is agreed, the others printed now."""
    fresh = render_many((copy.paper for copy in copies if copy.document is None), jobs)
    for copy in copies:
        if copy.document is None:
            yield next(fresh)
            continue
        try:
            yield copy.paper, copy.stored()
        except (NotReady, vault.Missing, vault.Damaged) as fault:
            yield copy.paper, fault


def _fault(outcome):
    return f"{type(outcome).__name__}: {outcome}" if isinstance(outcome, Exception) else None


def _write(file: Path, content: bytes) -> str | None:
    """Ghi cả tệp rồi mới đặt tên, so that a reader never sees half a document; says what went wrong, if anything."""
    part = file.with_name(f".{file.name}.part")
    try:
        part.write_bytes(content)
        part.replace(file)
    except OSError as error:
        part.unlink(missing_ok=True)
        return str(error.strerror)
    return None
