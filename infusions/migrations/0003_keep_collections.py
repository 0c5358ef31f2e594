from django.db import migrations

from infusions.moved_collections import move_collections


class Migration(migrations.Migration):
    """The day of collection, once a field of each product, becomes a row of its leukapheresis."""

    dependencies = [
        ("infusions", "0002_whole_record"),
        ("patients", "0003_whole_record"),
        # What the history triggers call is made there.
        ("pghistory", "0007_auto_20250421_0444"),
        ("trials", "0003_whole_record"),
    ]

    operations = [migrations.RunPython(move_collections, migrations.RunPython.noop)]
