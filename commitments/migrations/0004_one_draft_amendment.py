from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("commitments", "0003_signed_amendments")]

    operations = [
        migrations.AddConstraint(
            model_name="amendment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("signed_on", None)),
                fields=("commitment",),
                name="one_draft_amendment_per_commitment",
                violation_error_message="Bản cam kết đã có một dự thảo phụ lục.",
            ),
        ),
    ]
