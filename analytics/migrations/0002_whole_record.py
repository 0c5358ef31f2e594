import django.db.models.deletion
from django.db import migrations, models

import trials.crf.migrating


class Migration(migrations.Migration):
    dependencies = [
        ("analytics", "0001_initial"),
        ("infusions", "0002_whole_record"),
        ("patients", "0003_whole_record"),
        ("trials", "0003_whole_record"),
    ]

    operations = [
        trials.crf.migrating.Together(
            operations=[
                migrations.RemoveConstraint(
                    model_name="endpointresult",
                    name="endpoint_result_one_per_patient",
                ),
                migrations.RemoveIndex(
                    model_name="snapshot",
                    name="snapshot_newest_first",
                ),
                migrations.AddField(
                    model_name="endpointresult",
                    name="entry",
                    field=models.DateField(null=True),
                ),
                migrations.AddField(
                    model_name="endpointresult",
                    name="infusion",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="infusions.infusion",
                    ),
                ),
                migrations.AddField(
                    model_name="snapshot",
                    name="grouping",
                    field=models.CharField(db_default="risk_group", max_length=40),
                ),
                migrations.AddIndex(
                    model_name="snapshot",
                    index=models.Index(
                        fields=[
                            "study",
                            "site",
                            "grouping",
                            "definition",
                            "population",
                            "-computed_at",
                        ],
                        name="snapshot_newest_first",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="endpointresult",
                    constraint=models.UniqueConstraint(
                        fields=("patient", "definition", "infusion"),
                        name="endpoint_result_one_per_subject",
                        nulls_distinct=False,
                    ),
                ),
            ],
        ),
    ]
