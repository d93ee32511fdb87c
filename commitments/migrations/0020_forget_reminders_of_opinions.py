"""Đường lùi: the rules before 0019 know one kind of reminder, so going back drops those of opinions first."""

from django.db import migrations


def forget(apps, schema_editor):
    """Bỏ các lần nhắc cho ý kiến."""
    apps.get_model("commitments", "Reminder").objects.filter(kind="opinion").delete()


class Migration(migrations.Migration):
    dependencies = [("commitments", "0019_reminders_of_opinions")]

    operations = [migrations.RunPython(migrations.RunPython.noop, forget)]
