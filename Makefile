# Mitzeichnung. `make` alone says what there is.
# Settings come from the environment (docs/settings.md); `make run PORT=9000 HOST=0.0.0.0` is short for two of them.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup setup-test system system-test run demo test test-deep bench check lint sizes lock clean

# The first Python that is new enough and really runs (a version manager's stub may not).
PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11; do \
  $$name -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && { echo $$name; exit; }; done)
BIN := .venv/bin
ifdef PORT
export MITZEICHNUNG_PORT := $(PORT)
endif
ifdef HOST
export MITZEICHNUNG_HOST := $(HOST)
endif
export PIP_DISABLE_PIP_VERSION_CHECK := 1

help: ## Says what make can do here
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

# ---------------------------------------------------------------- using it

run: setup ## Sets up what is missing, then serves the app and its worker; prints the address and the set-up code
	@$(BIN)/python -m webapp.run

demo: setup ## Fills the installation with a living paper of 19 organisations; prints sign-in links
	@$(BIN)/flask --app webapp.app prepare
	@$(BIN)/flask --app webapp.app demo

setup: .venv/.packages webapp/static/built/.ready ## Brings a clone to where it can run (again: does only what changed)

# ---------------------------------------------------------------- checking it

check: lint ## Style, types, import rules, catalogues and the pure rules, in under a minute
	@HYPOTHESIS_PROFILE=$${HYPOTHESIS_PROFILE:-quick} $(BIN)/pytest -q $(wildcard tests/house_rules tests/paper) -m "not deep"

lint: .venv/.test-packages
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

# Stories in processes of their own: Playwright keeps an event loop running, in which pyHanko cannot start one.
test: setup-test lint ## Everything: both databases, browser stories, PDF checks (installs the test tools)
	@$(BIN)/pytest -n 2 --dist loadfile -m "not deep" --ignore=tests/stories
	@$(BIN)/pytest -n 2 --dist loadfile -m "not deep" tests/stories

test-deep: setup-test lint ## The same with many more examples, and the tests that take long
	@HYPOTHESIS_PROFILE=deep $(BIN)/pytest -n 2 --dist loadfile --ignore=tests/stories
	@HYPOTHESIS_PROFILE=deep $(BIN)/pytest -n 2 --dist loadfile tests/stories

bench: setup-test ## How quick it is: ratios against a null view and a bare commit
	@$(BIN)/python -m tests.bench

sizes: ## The ten longest files and functions
	@$(PYTHON) -m tests.sizes

setup-test: system-test setup .venv/.test-packages

# ---------------------------------------------------------------- steps of the set-up

system:
	@$(if $(PYTHON),,echo "Mitzeichnung needs Python 3.11, 3.12 or 3.13 (make run PYTHON=/path/to/it)."; exit 1;) \
	$(PYTHON) -m webapp.setup.system run

system-test: system
	@$(PYTHON) -m webapp.setup.system test

# A virtual environment breaks when its Python is upgraded away: then it is made anew.
.venv/.packages: requirements.txt | system
	@$(BIN)/python -c '' 2>/dev/null || { rm -rf .venv; $(PYTHON) -m venv .venv; }
	@echo "Installing the packages that requirements.txt pins …"
	@$(BIN)/python -m pip install --quiet --require-hashes --only-binary :all: -r requirements.txt
	@touch $@

.venv/.test-packages: requirements-dev.txt .venv/.packages
	@echo "Installing the packages that requirements-dev.txt pins …"
	@$(BIN)/python -m pip install --quiet --require-hashes --only-binary :all: -r requirements-dev.txt
	@touch $@

EDITOR_SOURCES := webapp/editor/package-lock.json webapp/editor/build.mjs exports/look/fonts.json \
  $(wildcard webapp/editor/src/*.js webapp/setup/*)
webapp/static/built/.ready: $(EDITOR_SOURCES) .venv/.packages
	@echo "Building the editor and copying the fonts …"
	@$(BIN)/python -m webapp.setup.node
	@touch $@

# ---------------------------------------------------------------- now and then

lock: .venv/.packages ## Pins requirements*.in anew, with checksums and without addresses (needs uv)
	@for name in requirements requirements-dev webapp/setup/node; do uv pip compile --quiet --universal --python-version 3.11 \
	  --generate-hashes --no-annotate --no-header --no-emit-index-url --no-emit-find-links $$name.in -o $$name.txt || exit 1; done

clean: ## Takes away what the set-up built; data in var/ stays
	@rm -rf .venv webapp/editor/node_modules webapp/static/built webapp/static/fonts exports/look/fonts
