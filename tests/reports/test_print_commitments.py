"""In hàng loạt từ dòng lệnh: tên tệp, dòng báo, số đếm, mã kết thúc."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from pypdf import PdfReader

from commitments.models import Campaign, Commitment, Target
from reports import issuing
from tests import world
from tests.reports.documents.reading import pages, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def small():
    return world.build()


def run(*arguments):
    """Mã kết thúc, các dòng ra, các dòng lỗi."""
    out, err, code = StringIO(), StringIO(), 0
    try:
        call_command("print_commitments", *map(str, arguments), stdout=out, stderr=err)
    except SystemExit as exit_:
        code = exit_.code
    return code, out.getvalue().splitlines(), err.getvalue().splitlines()


def names(folder):
    return sorted(file.name for file in folder.iterdir())


def test_one_file_a_commitment_a_line_for_each_and_a_closing_count(small, tmp_path):
    folder = tmp_path / "new" / "folder"

    code, out, err = run("C2022", "--out", folder)

    assert (code, err) == (0, [])
    assert out == [
        "1-U1.pdf  Sở Thử U1",
        "2-U2.pdf  Sở Thử U2",
        "3-U3.pdf  Sở Thử U3",
        f"Đã in 3 bản vào {folder}.",
    ]
    assert names(folder) == ["1-U1.pdf", "2-U2.pdf", "3-U3.pdf"]


def test_each_file_is_the_document_of_its_unit(small, tmp_path):
    run("C2022", "--out", tmp_path)

    printed = text(pages((tmp_path / "2-U2.pdf").read_bytes())[0])
    assert "Tôi là: Nguyễn Văn U2" in printed
    assert "Dữ liệu thử." in printed


def test_printing_again_gives_the_same_bytes(small, tmp_path):
    run("C2022", "--out", tmp_path / "a")
    run("C2022", "--out", tmp_path / "b", "--jobs", 2)

    for name in names(tmp_path / "a"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_only_the_units_asked_for(small, tmp_path):
    code, out, _ = run("C2022", "--out", tmp_path, "--unit", "U3", "U1", "--unit", "U3")

    assert (code, names(tmp_path)) == (0, ["1-U1.pdf", "3-U3.pdf"])
    assert out[-1] == f"Đã in 2 bản vào {tmp_path}."


def test_one_merged_file_in_signing_order(small, tmp_path):
    Commitment.objects.filter(unit__code="U1", campaign=small.campaign).update(order=7)

    code, out, _ = run("C2022", "--out", tmp_path, "--merged")

    assert (code, names(tmp_path)) == (0, ["C2022.pdf"])
    assert [line[:8] for line in out] == ["2-U2.pdf", "3-U3.pdf", "7-U1.pdf", "Đã in 3 "]
    outline = PdfReader(tmp_path / "C2022.pdf").outline
    assert [entry.title[-2:] for entry in outline] == ["U2", "U3", "U1"]


def test_what_is_agreed_is_the_stored_file_and_what_changed_since_is_refused(tmp_path):
    small = world.build(signed_on=None)
    documents = {unit: issuing.agree(small.commitments[unit], by=small.giang) for unit in ("U1", "U3")}
    Target.objects.filter(item__commitment=small.commitments["U3"]).update(value=1)

    code, out, err = run("C2022", "--out", tmp_path, "--jobs", 2)

    assert (code, [line.partition(" (")[0] for line in err]) == (1, ["3-U3.pdf: không in được"])
    assert [line[:8] for line in out] == ["1-U1.pdf", "2-U2.pdf", "Đã in 2 "]
    assert (tmp_path / "1-U1.pdf").read_bytes() == issuing.content(documents["U1"])
    assert "Mã xác thực" not in text(pages((tmp_path / "2-U2.pdf").read_bytes())[0])


@pytest.mark.parametrize("more", [[], ["--merged"], ["--unit", "U2"]])
def test_a_joint_campaign_prints_one_document(small, tmp_path, more):
    Campaign.objects.filter(code="C2022").update(template="joint")

    code, out, _ = run("C2022", "--out", tmp_path, *more)

    assert (code, names(tmp_path)) == (0, ["C2022.pdf"])
    assert out == ["C2022.pdf  Ủy ban nhân dân tỉnh Thử", f"Đã in 1 bản vào {tmp_path}."]
    printed = " ".join(text(page) for page in pages((tmp_path / "C2022.pdf").read_bytes()))
    assert "Nguyễn Văn U1" in printed
    assert "Nguyễn Văn U3" in printed


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["KHONG"], "Không có đợt cam kết “KHONG”."),
        (["C2022", "--unit", "U1", "X", "Y"], "Đợt C2022 không có bản cam kết của đơn vị X, Y."),
    ],
)
def test_an_unknown_name_is_a_fault_of_the_input(small, tmp_path, arguments, message):
    campaign, *units = arguments

    assert run(campaign, "--out", tmp_path / "x", *units) == (1, [], [message])
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize("jobs", ["0", "-1", "two", "1.5"])
def test_an_impossible_number_of_jobs_is_wrong_usage(small, tmp_path, jobs):
    with pytest.raises(CommandError, match="cần một số nguyên từ 1 trở lên"):
        run("C2022", "--out", tmp_path, f"--jobs={jobs}")


def test_one_document_that_fails_does_not_stop_the_others(small, tmp_path):
    (tmp_path / "2-U2.pdf").mkdir()

    code, out, err = run("C2022", "--out", tmp_path)

    assert (code, err) == (1, ["2-U2.pdf: không in được (Is a directory)"])
    assert out[-1] == f"Đã in 2 bản vào {tmp_path}, 1 bản không in được."
    assert names(tmp_path) == ["1-U1.pdf", "2-U2.pdf", "3-U3.pdf"]


@pytest.mark.parametrize("merged", [[], ["--merged"]])
def test_what_cannot_be_laid_out_is_told_document_by_document(small, tmp_path, merged):
    Campaign.objects.filter(code="C2022").update(legal_bases=[5])

    code, out, err = run("C2022", "--out", tmp_path, *merged)

    assert (code, out) == (1, [f"Đã in 0 bản vào {tmp_path}, 3 bản không in được."])
    assert [line.partition(" (")[0] for line in err] == [f"{n}-U{n}.pdf: không in được" for n in (1, 2, 3)]
    assert names(tmp_path) == []


def test_a_folder_that_cannot_be_made_is_told(small, tmp_path):
    (tmp_path / "file").write_text("")

    code, out, err = run("C2022", "--out", tmp_path / "file")

    assert (code, out) == (1, [])
    assert err == [f"Không tạo được thư mục {tmp_path / 'file'}: File exists."]


def test_a_campaign_without_commitments_prints_nothing(small, tmp_path):
    bundle = world.bundle(campaign="C2023")
    bundle["campaigns"][0]["commitments"] = []
    world.import_data(bundle)

    assert run("C2023", "--out", tmp_path, "--merged")[:2] == (0, [f"Đã in 0 bản vào {tmp_path}."])
