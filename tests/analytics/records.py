"""A small study whose records are saved as a site would save them."""

from datetime import date, timedelta

from trials.access import Actor
from trials.actions import remove_record, save_record
from trials.changes import Change
from trials.crf import registry
from trials.models import Site, Study

DAY_0 = date(2020, 3, 2)


def day(number):
    return (DAY_0 + timedelta(days=number)).isoformat()


class Trial:
    """One study with a site; `add` saves a record, `change` corrects it."""

    def __init__(self, code="S1"):
        self.study = Study.objects.create(key=code, title=f"Study {code}")
        self.site = Site.objects.create(
            study=self.study, key="A", name="Site A", time_zone="Europe/Amsterdam"
        )
        self.actor = Actor.system()

    def add(self, table, overrides=None, **values):
        return self._save(table, Change(values=values, overrides=overrides or {})).record

    def change(self, record, reason="Source re-read.", **values):
        record.refresh_from_db()
        change = Change(values=values, reason=reason, version=record.version, record_id=record.pk)
        return self._save(record.crf.table, change).record

    def remove(self, record, reason="Entered twice."):
        record.refresh_from_db()
        remove_record(
            actor=self.actor,
            study=self.study,
            record=type(record),
            record_id=record.pk,
            reason=reason,
            version=record.version,
        )

    def patient(self, key, **values):
        return self.add(
            "patients",
            **{
                "key": key,
                "site": self.site.key,
                "sex": "F",
                "born_on": "1990-05-05",
                "enrolled_on": day(-20),
                "wbc_diagnosis": 5,
            }
            | values,
        )

    def infusion(self, patient, on=0, **values):
        """An infusion of a low-risk patient; TP53 was tested with the first one."""
        if not registry["genetics"].objects.filter(patient__key=patient).exists():
            self.add(
                "genetics",
                patient=patient,
                aberration="TP53",
                status="negative",
                tested_on=day(-15),
            )
        return self.add(
            "infusions",
            **{
                "patient": patient,
                "infused_on": day(on),
                "generation": 2,
                "strategy": "single",
                "disease_status": "relapsed",
                "blasts_pct": 2,
                "cns_leukaemia": False,
            }
            | values,
        )

    def remission(self, patient, on=28, mrd="NEG"):
        self.add("marrows", patient=patient, taken_on=day(on), evaluable=True, blasts_pct=1)
        self.add(
            "responses",
            patient=patient,
            visit="DAY28",
            assessed_on=day(on),
            response="CR_UNSPEC",
            emd=False,
            circulating_blasts=False,
            cns_disease=False,
        )
        if mrd:
            self.add(
                "mrd", patient=patient, visit="DAY28", assessed_on=day(on), assay="FLOW",
                specimen="BM", status=mrd,
            )  # fmt: skip

    def no_response(self, patient, on=28):
        self.add("marrows", patient=patient, taken_on=day(on), evaluable=True, blasts_pct=60)

    def alive(self, patient, on):
        self.add("follow_ups", patient=patient, contact_on=day(on), status="alive")

    def dead(self, patient, on):
        self.add("deaths", patient=patient, died_on=day(on), cause="RELAPSE")

    def _save(self, table, change):
        return save_record(
            actor=self.actor, study=self.study, record=registry[table], change=change
        )
