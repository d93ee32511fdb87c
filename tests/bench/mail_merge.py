"""Trộn thư của LibreOffice, over UNO: `/usr/bin/python3 mail_merge.py FOLDER template|merge`.

`template` makes of FOLDER/form.docx, whose places hold one letter each, a template whose places are fields of the
table FOLDER/data/papers.csv; FOLDER/letters.json says which letter stands for which column. `merge` then prints the
table through it, a PDF/A-2b with tags for every row into FOLDER/merged. It runs with the system's Python, which alone
finds Debian's python3-uno; so nothing of ours is imported.
"""

import json
import subprocess
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import DisposedException

SOURCE, TABLE = "camket", "papers"
TABLE_OF_DATABASE, FILES = 0, 2  # com.sun.star.sdb.CommandType.TABLE, com.sun.star.text.MailMergeType.FILE
PATIENCE = 60  # seconds for the start


def main(folder, work):
    """Mở LibreOffice, làm, đóng lại."""
    pipe = f"camket-{time.time_ns()}"
    command = ["soffice", "--headless", "--norestore", f"-env:UserInstallation=file://{folder}/profile"]
    office = subprocess.Popen([*command, f"--accept=pipe,name={pipe};urp;"], stderr=subprocess.DEVNULL)
    context = connected(pipe, office)
    try:
        WORKS[work](context.ServiceManager, context, folder)
    finally:
        closed(context)
        office.wait(PATIENCE)


def connected(pipe, office):
    """Nối với LibreOffice vừa mở."""
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and office.poll() is None:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.05)
    sys.exit("LibreOffice did not start")


def closed(context):
    """Đóng LibreOffice; the line breaks off while it says goodbye."""
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    try:
        desktop.terminate()
    except DisposedException:
        return


def template(services, context, folder):
    """Làm mẫu trộn thư: each letter that stands for a column becomes a field of it."""
    registered(services, context, folder)
    desktop = services.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    document = desktop.loadComponentFromURL((folder / "form.docx").as_uri(), "_blank", 0, named(Hidden=True))
    drawn = document.DrawPage
    for shape in [drawn.getByIndex(number) for number in range(drawn.Count)]:
        drawn.remove(shape)  # the mark of a draft, which a paper to sign has not
    for letter, column in json.loads((folder / "letters.json").read_text()).items():
        replaced(document, letter, column)
    document.storeToURL((folder / "template.odt").as_uri(), named(FilterName="writer8"))
    document.close(True)


def registered(services, context, folder):
    """Khai báo thư mục dữ liệu là một nguồn dữ liệu của LibreOffice."""
    known = services.createInstanceWithContext("com.sun.star.sdb.DatabaseContext", context)
    source = known.createInstance()
    source.URL = f"sdbc:flat:{(folder / 'data').as_uri()}"
    source.Info = named(
        Extension="csv", CharSet="UTF-8", HeaderLine=True, FieldDelimiter=",", StringDelimiter='"'
    )
    address = (folder / "source.odb").as_uri()
    source.DatabaseDocument.storeAsURL(address, ())
    known.registerDatabaseLocation(SOURCE, address)


def replaced(document, letter, column):
    """Đặt trường của một cột vào mọi chỗ của một chữ."""
    wanted = document.createSearchDescriptor()
    wanted.SearchString = letter
    places = document.findAll(wanted)
    if not places.Count:
        sys.exit(f"{column} has no place in the form")
    for number in range(places.Count):
        master = document.createInstance("com.sun.star.text.FieldMaster.Database")
        master.DataBaseName, master.DataTableName, master.DataColumnName = SOURCE, TABLE, column
        field = document.createInstance("com.sun.star.text.TextField.Database")
        field.attachTextFieldMaster(master)
        place = places.getByIndex(number)
        place.Text.insertTextContent(place, field, True)


def merge(services, context, folder):
    """Trộn: the service that the wizard of LibreOffice uses."""
    merging = services.createInstanceWithContext("com.sun.star.text.MailMerge", context)
    merging.DataSourceName, merging.CommandType, merging.Command = SOURCE, TABLE_OF_DATABASE, TABLE
    merging.DocumentURL = (folder / "template.odt").as_uri()
    merging.OutputType, merging.OutputURL = FILES, (folder / "merged").as_uri()
    merging.FileNamePrefix, merging.SaveAsSingleFile = "paper", False
    merging.SaveFilter = "writer_pdf_Export"
    merging.SaveFilterData = uno.Any(
        "[]com.sun.star.beans.PropertyValue", named(SelectPdfVersion=2, UseTaggedPDF=True)
    )
    merging.execute(())


def named(**values):
    """Các giá trị có tên, as UNO takes them."""
    return tuple(PropertyValue(name, 0, value, 0) for name, value in values.items())


WORKS = {"template": template, "merge": merge}

if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
