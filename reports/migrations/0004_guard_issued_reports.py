"""Khoá báo cáo kỳ đã ban hành trong cơ sở dữ liệu; under the number by which databases have recorded it."""

from django.db import migrations

from reports.report_guard import GUARD


def up(apps, schema_editor):
    GUARD.raise_guard(schema_editor.connection)


def down(apps, schema_editor):
    GUARD.lower_guard(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_tables")]

    operations = [migrations.RunPython(up, down)]
