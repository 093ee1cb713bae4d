# Everything a user runs. `make help` lists the targets; variables may be given on the command line:
#   make extract RAW=folder OUT=folder CONFIG=file WORKERS=n

PYTHON  ?= python3
VENV    := .venv
BIN     := $(VENV)/bin
RAW     ?= data/raw
OUT     ?= data/processed
CONFIG  ?=
WORKERS ?= 1

LOCK    := uv pip compile --quiet --upgrade --universal --generate-hashes --python-version 3.11 --no-header --no-annotate

.DEFAULT_GOAL := help
.PHONY: help setup lock extract view notebooks evaluate train calibrate yardsticks bench docs test test-slow check lint types format clean

help: ## list these targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: $(VENV)/.ready ## create .venv and install zhplan with all it reads and shows, pinned by requirements.lock

$(VENV)/.ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo 'zhplan needs Python 3.11 or newer: make setup PYTHON=python3.11' >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@# The first run is to start as fast as the second, also where Python is told to write no bytecode.
	@$(BIN)/python -m compileall -q pipeline
	@touch $@

$(VENV)/.dev: $(VENV)/.ready requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

lock: ## pin anew what setup installs
	$(LOCK) --extra build --extra docs --extra warc --extra notebooks pyproject.toml -o requirements.lock
	$(LOCK) --all-extras -c requirements.lock pyproject.toml -o requirements-dev.lock

extract: $(VENV)/.ready ## pages in RAW (data/raw) -> tables in OUT (data/processed)
	@$(BIN)/zhplan extract '$(RAW)' '$(OUT)' --workers $(WORKERS) $(if $(CONFIG),--config '$(CONFIG)')

view: $(VENV)/.ready ## a page of evidence for every document of OUT
	@$(BIN)/zhplan view '$(OUT)'

notebooks: extract ## run the notebooks on data/processed and keep their outputs
	@$(BIN)/python -m nbconvert --to notebook --execute --inplace --log-level=WARN notebooks/*.ipynb

evaluate: extract ## precision, recall and F1 of the tables against the gold of the sample pages
	@$(BIN)/zhplan evaluate '$(OUT)' tests/golden/*.jsonl

train: $(VENV)/.dev ## fit the model and the scores on gold (GOLD=folder PAGES=folder), cross-validated by plan
	$(BIN)/python -m training model $(if $(GOLD),--gold '$(GOLD)') $(if $(PAGES),--pages '$(PAGES)')
	$(BIN)/python -m training scores $(if $(GOLD),--gold '$(GOLD)') $(if $(PAGES),--pages '$(PAGES)')

calibrate: $(VENV)/.ready ## the scores of the rules from gold (GOLD=folder PAGES=folder)
	$(BIN)/python -m training scores $(if $(GOLD),--gold '$(GOLD)') $(if $(PAGES),--pages '$(PAGES)')

yardsticks: build/yardsticks/.ready ## the libraries that bench compares with, in an environment of their own

build/yardsticks/.ready: benchmarks/yardsticks.txt
	$(PYTHON) -m venv build/yardsticks
	build/yardsticks/bin/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	build/yardsticks/bin/python -m pip install --quiet --disable-pip-version-check -r benchmarks/yardsticks.txt
	@touch $@

bench: $(VENV)/.dev ## the pipeline beside a naive one, and where its time goes (COUNT=400 pages)
	@$(BIN)/python benchmarks/bench.py --pages $(or $(COUNT),400)

docs: $(VENV)/.dev ## the documentation site in build/site
	@$(BIN)/python docs/generate.py
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet

test: $(VENV)/.dev ## the tests on two cores
	$(BIN)/python -m pytest -n 2 --dist worksteal

test-slow: $(VENV)/.dev ## the slow tests too: a clean environment, many pages
	$(BIN)/python -m pytest -m slow

check: lint types ## lint and types

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

format: $(VENV)/.dev ## format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean: ## remove what make made, data/processed excepted
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
