# Everything from a fresh clone: `make` lists the targets.
# Another Python than python3: make PYTHON=/path/to/python3.12

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin
PIP := $(RUN)/python -m pip --quiet --disable-pip-version-check
SITE := build/site/index.html

# The model of names weighs 335 MB and finds a little more than the rules.
NER ?= 1
NER_STAMP := $(if $(filter 0,$(NER)),,$(VENV)/.installed-ner)
NAMES := $(if $(filter 0,$(NER)),--names rules)
NER_LOG := $(VENV)/installing-ner.log
JS_LOG := $(VENV)/installing-js.log

# What is installed is pinned in requirements/, each file by its hash. Where such files cannot be had,
# LOCKED=0 installs what pip finds for pyproject.toml.
LOCKED ?= 1
ifeq ($(LOCKED),0)
INSTALL_SITE := $(PIP) install --editable .
INSTALL_TEST := $(PIP) install --editable '.[test]'
else
INSTALL_SITE := $(PIP) install --require-hashes -r requirements/site.txt && \
  $(PIP) install --no-build-isolation --no-deps --editable .
INSTALL_TEST := $(PIP) install --require-hashes -r requirements/test.txt
endif
# A test that drives a browser waits half its time, so there is one process more than cores; each more
# costs seconds, since it imports all tests.
PROCESSES = $(shell $(RUN)/python -c 'import os; print(1 + (os.cpu_count() or 1))')
# Hundreds of commands are started: what each would compile is kept, also where that is not usual.
COMPILED := PYTHONDONTWRITEBYTECODE=
EACH := $(if $(filter 1,$(EVERY)),FONDS_EVERY=1)
LOCK := $(RUN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
  --custom-compile-command "make lock" --upgrade

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site serve test run-tests themes faults corpora growth fuzz bench measured bench-million coverage ablation mutants screenshots lint format wheels lock clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' Makefile

site: $(VENV)/.installed $(NER_STAMP) ## build the archive and its bundle; NER=0: without the model of names
	@$(RUN)/fonds build $(NAMES); code=$$?; \
	if [ $$code -gt 1 ]; then exit $$code; fi; \
	$(RUN)/fonds bundle --zip || exit $$?; \
	echo; \
	echo "Open     $(SITE)"; \
	echo "Give     $$(ls -t build/*.zip | head -n 1)"; \
	echo "Preview  make serve"; \
	if [ $$code -eq 1 ]; then \
	  $(RUN)/python -c "import json; n = json.load(open('build/report.json'))['needing']; \
	print(f'site built; {n} files need you: see build/report.csv')"; \
	fi

serve: $(VENV)/.installed ## show the archive on a local web server, live
	@$(RUN)/fonds serve

test: $(VENV)/.installed-test $(VENV)/.installed-js ## check the code and run the tests, in browsers too; EVERY=1: on every page
	@echo "Looking for Chromium and Firefox; installing what is missing …"
	@$(RUN)/python -m tests.browser.install || true
	@$(MAKE) --no-print-directory --jobs 2 lint run-tests

run-tests: $(VENV)/.installed-test
	@$(EACH) $(COMPILED) $(RUN)/python -m pytest -n $(PROCESSES) --dist worksteal

themes: $(VENV)/.installed-test ## what the tests try of the pages in Material, on the theme of fonds; EVERY=1: on every page
	@FONDS_THEME=fonds $(EACH) $(RUN)/python -m pytest -n $(PROCESSES) --dist worksteal tests/room tests/browser \
	  tests/render/test_shell_same.py tests/render/test_shell_changes.py tests/whole

faults: $(VENV)/.installed-test ## kill builds, fill the disk, damage what is kept; FONDS_FAULTS_SEED=1
	@FONDS_THOROUGH=1 $(RUN)/python -m pytest tests/faults -n auto

corpora: $(VENV)/.installed-test ## what the tests try on samples, on the whole corpora in ../shared/corpora
	@FONDS_CORPORA=1 $(RUN)/python -m pytest -n auto \
	  tests/quality tests/relations tests/search tests/whole/test_lossless.py

growth: $(VENV)/.installed-test ## build ever larger archives of odd shapes: time and memory grow as they do
	@FONDS_THOROUGH=1 $(RUN)/python -m pytest tests/growth

fuzz: $(VENV)/.installed-test ## try 200,000 inputs that no one would write; FONDS_FUZZ=number, FONDS_FUZZ_SEED=1
	@$(RUN)/python -m tests.fuzz

bench: $(VENV)/.installed-bench ## weigh fonds beside its peers; OF="whole 1000 10000", CORPUS=folder for names
	@CORPUS="$(CORPUS)" LIMIT="$(LIMIT)" $(RUN)/python -m tests.bench $(OF)

measured: $(VENV)/.installed-bench ## put the last bench into the guide, and keep it as the baseline
	@$(RUN)/python -m tests.bench.guide

bench-million: $(VENV)/.installed-bench ## build ever larger archives, a million articles where 60 GB are free; else compute it
	@$(RUN)/python -m tests.bench.million $(OF)

coverage: $(VENV)/.installed-test ## say what of the code the tests run, in all and below 80 %; OF="tests/parse": some
	@$(RUN)/python -m coverage erase
	@$(RUN)/python -m coverage run -m pytest -n auto $(or $(OF),tests); code=$$?; \
	$(RUN)/python -m coverage combine --quiet; \
	$(RUN)/python -m coverage report --sort=cover \
	  | awk 'NR < 3 || $$1 == "TOTAL" || $$1 ~ /\.py$$/ && $$NF + 0 < 80'; \
	exit $$code

ablation: $(VENV)/.installed-test ## what each rule of names earns: F1 without it; CORPUS=folder of more samples
	@$(RUN)/python -m tests.quality.ablation $(CORPUS)

mutants: $(VENV)/.installed-test ## put faults into the rules of names: do the tests notice?
	@$(RUN)/python -m tests.names.mutants

screenshots: $(VENV)/.installed-test ## picture the pages anew; CORPUS=folder: of other texts, to look at
	@$(RUN)/python -m tests.room.screenshots $(CORPUS)

lint: $(VENV)/.installed-test ## check style and types
	$(RUN)/ruff check .
	$(RUN)/ruff format --check .
	$(RUN)/mypy

format: $(VENV)/.installed-test ## mend the style of the code
	$(RUN)/ruff check --fix .
	$(RUN)/ruff format .

wheels: $(VENV)/.installed ## fonds and all that it needs, in dist/: for systems like this one, without a network
	@$(PIP) wheel --wheel-dir dist --require-hashes -r requirements/site.txt
	@$(PIP) wheel --wheel-dir dist --no-build-isolation --no-deps .
	@echo 'python3 -m venv fonds-here && fonds-here/bin/pip install --no-index --find-links dist fonds'

lock: | $(VENV)/.made ## pin anew, in requirements/, what is installed
	@$(PIP) install uv
	@$(LOCK) pyproject.toml --extra test --group build -o requirements/test.txt
	@$(LOCK) pyproject.toml --group build -c requirements/test.txt -o requirements/site.txt
	@$(LOCK) --group model -c requirements/test.txt -o requirements/ner.txt

clean: ## remove what was built, and caches; .venv stays
	@find build -mindepth 1 -maxdepth 1 ! -name README.md -exec rm -rf {} +
	@rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage*
	@find scripts tests -name __pycache__ -prune -exec rm -rf {} +

# A stamp is written when its step is done, so an interrupted one is done again.

$(VENV)/.made:
	@command -v "$(PYTHON)" >/dev/null || { \
	  echo "$(PYTHON) is missing: install Python 3.11 or newer, or name one: make PYTHON=…"; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "$$("$(PYTHON)" --version) is too old: fonds needs 3.11, name one: make PYTHON=…"; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "$(PYTHON) cannot make environments: install its venv (Debian: python3-venv)"; exit 1; }
	@echo "Making a Python environment in $(VENV) …"
	@"$(PYTHON)" -m venv --clear $(VENV)
	@touch $@

$(VENV)/.installed: pyproject.toml requirements/site.txt | $(VENV)/.made
	@echo "Installing fonds and what it needs (the first time takes a minute) …"
	@$(INSTALL_SITE)
	@touch $@

$(VENV)/.installed-test: pyproject.toml requirements/test.txt | $(VENV)/.installed
	@echo "Installing what the tests need …"
	@$(INSTALL_TEST)
	@touch $@

$(VENV)/.installed-js: tests/js/package-lock.json | $(VENV)/.made
	@if ! command -v npm >/dev/null; then \
	  echo "npm is missing: style and types of the scripts are not checked (Debian: nodejs npm)."; \
	else \
	  echo "Installing what checks the scripts …"; \
	  if npm ci --prefix tests/js --no-audit --no-fund >$(JS_LOG) 2>&1; then touch $@; \
	  else echo "It could not be installed ($(JS_LOG) says why): style and types of the scripts are not checked."; \
	  fi; \
	fi

$(VENV)/.installed-bench: pyproject.toml | $(VENV)/.installed
	@echo "Installing the peers to compare with …"
	@$(PIP) install --editable '.[bench]'
	@touch $@

$(VENV)/.installed-ner: requirements/ner.txt | $(VENV)/.installed
	@echo "Installing spaCy and its French model of names (335 MB; without: make site NER=0) …"
	@if $(PIP) install --retries 1 --timeout 20 --require-hashes -r requirements/ner.txt >$(NER_LOG) 2>&1; \
	then touch $@; \
	else echo "The model could not be installed ($(NER_LOG) says why): rules alone find the names."; fi
