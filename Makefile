# A newcomer needs `make talk` and `make test`. Both set everything up by themselves: the first what the
# desk needs, the second what tests need too.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
QUIETLY := tests/quietly.sh
READY := $(VENV)/.ready
TESTABLE := $(VENV)/.testable
# make talk LOCALE=de-DE, make serve LOCALE=de-DE
LOCALE ?=
IN_LOCALE := $(if $(LOCALE), --locale $(LOCALE))
LEARNT := build/learnt/.ready$(if $(LOCALE),-$(LOCALE))
WORDS := $(shell find bedside/languages bedside/nlu interaction_models -name '*.t*' -o -name '*.py')

.DEFAULT_GOAL := talk
.PHONY: talk serve test test-slow test-browser page screenshots check format figures models icons build clean

talk: $(LEARNT)
	@$(BIN)/leg-comfort talk$(IN_LOCALE)

# A page that talks, at http://127.0.0.1:8000/, and the skill's endpoint.
serve: $(LEARNT)
	@$(BIN)/leg-comfort serve$(IN_LOCALE)

test: $(TESTABLE) check
	@$(QUIETLY) $(BIN)/pytest -m "not slow" -n 2 --tb=short --show-capture=no

# A client that others wrote takes part: npm and virtual-alexa are fetched if they are missing.
test-slow: $(TESTABLE)
	@tests/clients/set_up.sh
	@$(QUIETLY) $(BIN)/pytest -m "slow and not browser" -n 2 --tb=short --show-capture=no

# In a real browser: Debian's Chromium and a few npm packages are fetched if they are missing.
test-browser: $(TESTABLE)
	@tests/browser/set_up.sh
	@$(QUIETLY) $(BIN)/pytest -m browser --tb=short --show-capture=no

check: $(TESTABLE)
	@$(QUIETLY) $(BIN)/ruff check
	@$(QUIETLY) $(BIN)/ruff format --check
	@$(QUIETLY) $(BIN)/mypy

# Amazon's renderer of Echo Show's screens for the page of `leg-comfort serve`, and a browser.
page: $(TESTABLE)
	tests/browser/set_up.sh

screenshots: page
	$(BIN)/python -m tests.browser.screenshots

# After a change under interaction_models/phrases/.
models: $(READY)
	@$(BIN)/leg-comfort model write

# What is deployed, under build/: see infra/README.md.
build: $(READY)
	@$(BIN)/leg-comfort build

# After a change of the drawing.
icons: $(READY)
	$(BIN)/python -m bedside.packaging.skill_icons

# How the code is laid out, beside the aims: tests/architecture/ counts and holds it.
figures: $(TESTABLE)
	@$(BIN)/python -m tests.architecture.figures

format: $(TESTABLE)
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# What the desk makes of sentences is learnt from the words of the project, and again if they change.
# The stamp saves a start the look; the command itself goes by what the files hold.
$(LEARNT): $(READY) $(WORDS)
	@$(BIN)/leg-comfort model learn$(IN_LOCALE)
	@touch $@

# uv lives in the project's own environment, so that nothing has to be there but Python and make.
# --inexact keeps it, and what tests need, when the locked packages are laid beside it.
$(READY): GROUPS := --no-group dev
$(READY) $(TESTABLE): pyproject.toml uv.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo 'Leg Comfort needs Python 3.11 or later; try: make PYTHON=python3.12' >&2; exit 1; }
	@echo 'Setting up $(VENV), once: about a minute.' >&2
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@UV_PROJECT_ENVIRONMENT=$(VENV) $(BIN)/uv sync --quiet --locked --inexact --compile-bytecode \
	  --python $(BIN)/python $(GROUPS)
	@touch $@

clean:
	rm -rf $(VENV) build
