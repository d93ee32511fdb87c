from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("commitments", "0022_takeovers_and_who_answers"),
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
