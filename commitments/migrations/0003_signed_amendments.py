from django.db import migrations, models
from django.db.models import F


def sign_existing(apps, schema_editor):
    """Phụ lục đã có đều từ gói dữ liệu, đang có hiệu lực; the day of signing was not told."""
    apps.get_model("commitments", "Amendment").objects.update(signed_on=F("effective_on"))


class Migration(migrations.Migration):
    dependencies = [("commitments", "0002_known_choices")]

    operations = [
        migrations.AddField(
            model_name="amendment",
            name="signed_on",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="ký ngày"),
        ),
        migrations.AddField(
            model_name="amendment",
            name="version",
            field=models.PositiveIntegerField(default=1, editable=False, verbose_name="lần sửa"),
        ),
        migrations.RunPython(sign_existing, migrations.RunPython.noop),
    ]
