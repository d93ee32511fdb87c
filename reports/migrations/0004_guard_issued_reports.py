"""Khoá báo cáo kỳ đã ban hành trong cơ sở dữ liệu."""

from django.db import migrations

from reports.report_guard import FIRST_GUARD


def up(apps, schema_editor):
    FIRST_GUARD.raise_guard(schema_editor.connection)


def down(apps, schema_editor):
    FIRST_GUARD.lower_guard(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("reports", "0003_field_checks")]

    operations = [migrations.RunPython(up, down)]
