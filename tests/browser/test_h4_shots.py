import json, numpy as np
from django.utils import timezone
from tests.factories.trials import *
from analytics.analyses.survival import analyse, Options
from analytics.analyses.binary import analyse_binary
from analytics.analyses import binary
from analytics.statistics.design import Column
from analytics.models import AnalysisRun, AnalysisScope
import pytest
import inspect

def put(trial, user, result, asked, state="done", **more):
    run = AnalysisRun.objects.create(definition="", version="", asked=asked, request="r", requested_by=user,
        requested_at=timezone.now(), state=state, computed_at=timezone.now(), n=result.get("n") or 0, excluded=[{"reason":"not_infused","n":3},{"reason":"no_follow_up","n":2}],
        result=json.dumps(result), has_figure=True, warnings=[{"code":"x","message":"3 of 200 rows lack a covariate: not in the model."}], text="Overall survival was estimated by the method of Kaplan and Meier, with log-log limits, and compared by the log-rank test. The Cox model used Efron's method for ties.",
        methods=[{"part":"km","name":"Kaplan-Meier","library":"numpy","version":"2","options":{"conf_type":"log-log"}}], fingerprint="a"*64, seen="1:1:", **more)
    AnalysisScope.objects.create(run=run, study=trial.study)
    return run

@pytest.fixture
def made(trial):
    user = trial.person("statistician")
    rng = np.random.default_rng(1)
    n = 200
    g = rng.integers(0,3,n); 
    t = np.ceil(rng.exponential(400+300*(g==0),n)); c = rng.integers(100,1500,n)
    status = np.where(t<=c, rng.choice([1,2],n,p=[.7,.3]),0); time=np.minimum(t,c).astype(float)
    grp = Column("risk_group", g, ("low","intermediate","high"))
    age = Column("age_an2022", rng.integers(0,2,n), ("below_18","18"))
    strat = Column("strategy", rng.integers(0,3,n), ("single","dual","sequential"))
    own = {"population":"INFUSED","endpoint":"GU2022_OS","response":[],"group":"risk_group","covariates":["age_an2022","strategy"],"method":"SURVIVAL","options":{}}
    r1 = analyse(time, (status>0).astype(int), group=grp, covariates=[age,strat])
    r2 = analyse(time, status, group=grp, covariates=[age,strat], options=Options(at=(183,365)))
    y = (rng.random(n) < .5).astype(int)
    r3 = analyse_binary(y, [age, strat, grp])
    runs = [put(trial,user,r1,own), put(trial,user,r2,own), put(trial,user,r3,own|{"method":"BINARY","response":["cr"],"endpoint":None,"group":None,"covariates":["age_an2022","strategy","risk_group"]}),]
    runs.append(put(trial,user,{}, own, state="running", done=3,total=10, step="Cox model"))
    AnalysisRun.objects.filter(pk=runs[-1].pk).update(result="",has_figure=False, n=None, computed_at=None)
    return [r.pk for r in runs]

def test_shots(made, site, sign_in):
    address = site("web")
    for theme, width in (("light",1280),("dark",390)):
        page = sign_in(address, "statistician", viewport={"width": width, "height": 900}, color_scheme=theme)
        bad=[]
        page.on("console", lambda m: bad.append(m.text) if m.type == "error" else None)
        for name, url in [("list","/studies/TRIAL/analyses/"),("own","/studies/TRIAL/analyses/own/"),("ownbin","/studies/TRIAL/analyses/own/?method=BINARY")]+[(f"r{i}",f"/studies/TRIAL/analyses/{pk}/") for i,pk in enumerate(made)]:
            page.goto(url); page.wait_for_timeout(1500)
            page.screenshot(path=f"/tmp/h4_{name}_{theme}.png", full_page=True)
            print(name, theme, page.evaluate("document.documentElement.scrollWidth"))
        print(bad)
        page.context.close()
