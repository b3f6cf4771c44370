# Everything from a fresh clone: `make` lists the targets.
# Another Python than python3: make PYTHON=/path/to/python3.12

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin
PIP := $(RUN)/python -m pip --quiet --disable-pip-version-check
SITE := build/site/index.html

# The model of names weighs 335 MB and finds a little more than the rules.
NER ?= 0
NER_STAMP := $(if $(filter 1,$(NER)),$(VENV)/.installed-ner)
NAMES := $(if $(filter 1,$(NER)),--names model)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site serve test bench lint format clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

site: $(VENV)/.installed $(NER_STAMP) ## build the archive and its bundle; NER=1: with the name model
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

test: $(VENV)/.installed-test ## check the code and run all tests, in a real browser too
	@echo "Looking for Chromium; installing it if there is none …"
	@$(RUN)/python -m tests.browser.install || true
	@$(MAKE) --no-print-directory lint
	@$(RUN)/python -m pytest -n auto

bench: $(VENV)/.installed-bench ## weigh fonds and its peers side by side; SIZES="1000 10000" or "search 10000 100000"
	@$(RUN)/python -m tests.bench $(SIZES)

lint: $(VENV)/.installed-test ## check style and types
	$(RUN)/ruff check .
	$(RUN)/ruff format --check .
	$(RUN)/mypy

format: $(VENV)/.installed-test ## mend the style of the code
	$(RUN)/ruff check --fix .
	$(RUN)/ruff format .

clean: ## remove what was built, and caches; .venv stays
	@find build -mindepth 1 -maxdepth 1 ! -name README.md -exec rm -rf {} +
	@rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis
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

$(VENV)/.installed: pyproject.toml | $(VENV)/.made
	@echo "Installing fonds and what it needs (the first time takes a minute) …"
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.installed-test: pyproject.toml | $(VENV)/.installed
	@echo "Installing what the tests need …"
	@$(PIP) install --editable '.[test]'
	@touch $@

$(VENV)/.installed-bench: pyproject.toml | $(VENV)/.installed
	@echo "Installing the peers to compare with …"
	@$(PIP) install --editable '.[bench]'
	@touch $@

$(VENV)/.installed-ner: requirements-ner.txt | $(VENV)/.installed
	@echo "Installing spaCy and its French model …"
	@$(PIP) install --require-hashes -r requirements-ner.txt
	@touch $@
