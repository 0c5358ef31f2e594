from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("infusions", "0003_keep_collections"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="product",
            name="products_collected_on_as_far_as_known",
        ),
        migrations.RemoveField(
            model_name="product",
            name="collected_on",
        ),
        migrations.RemoveField(
            model_name="product",
            name="collected_on_precision",
        ),
        migrations.RemoveField(
            model_name="productevent",
            name="collected_on",
        ),
        migrations.RemoveField(
            model_name="productevent",
            name="collected_on_precision",
        ),
    ]
