"""Khoá báo cáo kỳ đã ban hành trong cơ sở dữ liệu."""

from django.db import migrations

from reports.report_guard import lower_guard, raise_guard


def up(apps, schema_editor):
    raise_guard(schema_editor.connection)


def down(apps, schema_editor):
    lower_guard(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("reports", "0003_field_checks")]

    operations = [migrations.RunPython(up, down)]
