"""Các lần ban hành của báo cáo kỳ: a later one names the one that it replaces, and why."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

from reports.report_guard import FIRST_GUARD, GUARD


def lower_first(apps, schema_editor):
    FIRST_GUARD.lower_guard(schema_editor.connection)


def raise_first(apps, schema_editor):
    FIRST_GUARD.raise_guard(schema_editor.connection)


def up(apps, schema_editor):
    GUARD.raise_guard(schema_editor.connection)


def down(apps, schema_editor):
    GUARD.lower_guard(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("reports", "0004_guard_issued_reports")]

    operations = [
        migrations.RunPython(lower_first, raise_first),
        migrations.RemoveConstraint("periodreport", "one_general_report_per_campaign_and_span"),
        migrations.RemoveConstraint("periodreport", "one_thematic_report_per_campaign_span_and_lead"),
        migrations.AddField(
            "periodreport",
            "edition",
            models.PositiveSmallIntegerField(default=1, verbose_name="lần ban hành"),
        ),
        migrations.AddField(
            "periodreport",
            "replaces",
            models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="replaced_by",
                to="reports.periodreport",
                verbose_name="thay báo cáo",
            ),
        ),
        migrations.AddField(
            "periodreport", "reason", models.TextField(blank=True, verbose_name="lý do ban hành lại")
        ),
        migrations.AddConstraint(
            "periodreport",
            models.UniqueConstraint(
                fields=["campaign", "span", "edition"],
                condition=Q(lead_unit=None),
                name="one_general_report_per_campaign_span_and_edition",
                violation_error_message="Đợt đã có báo cáo chung của kỳ này.",
            ),
        ),
        migrations.AddConstraint(
            "periodreport",
            models.UniqueConstraint(
                fields=["campaign", "span", "lead_unit", "edition"],
                condition=Q(lead_unit__isnull=False),
                name="one_thematic_report_per_campaign_span_lead_and_edition",
                violation_error_message="Cơ quan chủ trì đã có báo cáo của kỳ này.",
            ),
        ),
        migrations.AddConstraint(
            "periodreport",
            models.CheckConstraint(
                condition=Q(edition=1, replaces=None, reason="")
                | (Q(edition__gt=1, replaces__isnull=False) & ~Q(reason="")),
                name="a_later_edition_names_what_it_replaces_and_why",
                violation_error_message="Lần ban hành sau phải nêu báo cáo nó thay và lý do.",
            ),
        ),
        migrations.RunPython(up, down),
    ]
