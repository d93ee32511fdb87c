from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("commitments", "0021_standing_state"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="report",
            index=models.Index(
                condition=models.Q(("status", "submitted")),
                fields=["submitted_on", "id"],
                name="report_waiting_longest",
            ),
        ),
    ]
