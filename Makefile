# PYTHON=/path/to/python3 chooses the interpreter for .venv, PORT=8001 the port of the demo,
# PATIENTS=100000 the size of the study that is timed.
.DEFAULT_GOAL := help
.PHONY: help install install-dev demo test check fix bench reference lock

python := .venv/bin/python
PATIENTS ?= 5000

help:
	@echo "make demo       install and run the whole product with synthetic data"
	@echo "make test       run the tests against servers of their own"
	@echo "make check      formatting, lint, layers, types, migrations, requirements, API document"
	@echo "make fix        put right what can be put right by a program"
	@echo "make bench      print how long the work takes that people wait for; PATIENTS=100000 for more"
	@echo "make reference  make the numbers again that statistics are tested against, where R is"
	@echo "make lock       compile requirements/*.in into requirements/*.txt"
	@echo "make install    make .venv with what the product needs to run"

install:
	@.ci/install base

install-dev:
	@.ci/install dev

demo: install
	@$(python) manage.py demo

test: install-dev
	@$(python) -m pytest --cov --numprocesses 2 --dist loadfile

check: install-dev
	@.ci/check

fix: install-dev
	@$(python) -m ruff check --fix .
	@$(python) -m ruff format .

bench: install
	@$(python) manage.py bench --patients $(PATIENTS)
	@$(python) manage.py bench_statistics

reference:
	@command -v Rscript >/dev/null || { echo "R is not installed. Debian: r-base-core r-cran-survival r-cran-cmprsk r-cran-proc r-cran-mass r-cran-jsonlite."; exit 1; }
	@cd tests/analytics/reference && for script in *.R; do echo "$$script" && Rscript "$$script" || exit 1; done

lock: install-dev
	@$(python) -m uv pip compile --quiet --generate-hashes --universal --no-header --python-version 3.11 requirements/base.in --output-file requirements/base.txt
	@$(python) -m uv pip compile --quiet --generate-hashes --universal --no-header --python-version 3.11 requirements/dev.in --output-file requirements/dev.txt
