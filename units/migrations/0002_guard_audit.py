"""Khoá nhật ký trong cơ sở dữ liệu."""

from django.db import migrations

from units.audit_guard import lower_guard, raise_guard


def up(apps, schema_editor):
    raise_guard(schema_editor.connection)


def down(apps, schema_editor):
    lower_guard(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("units", "0001_tables")]

    operations = [migrations.RunPython(up, down)]
