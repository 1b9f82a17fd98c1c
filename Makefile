# A newcomer needs `make talk` and `make test`. Both set everything up by themselves.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := talk
.PHONY: talk serve test test-slow test-browser page screenshots check format figures models icons build clean

talk: $(READY)
	@$(BIN)/leg-comfort talk

# A page that talks, at http://127.0.0.1:8000/, and the skill's endpoint.
serve: $(READY)
	@$(BIN)/leg-comfort serve

test: $(READY) check
	$(BIN)/pytest -m "not slow" -n 2

# A client that others wrote takes part: npm and virtual-alexa are fetched if they are missing.
test-slow: $(READY)
	tests/clients/set_up.sh
	$(BIN)/pytest -m "slow and not browser" -n 2

# In a real browser: Debian's Chromium and a few npm packages are fetched if they are missing.
test-browser: $(READY)
	tests/browser/set_up.sh
	$(BIN)/pytest -m browser

check: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

# Amazon's renderer of Echo Show's screens for the page of `leg-comfort serve`, and a browser.
page: $(READY)
	tests/browser/set_up.sh

screenshots: page
	$(BIN)/python -m tests.browser.screenshots

# After a change under interaction_models/phrases/.
models: $(READY)
	$(BIN)/python -m bedside.interaction_model

# What is deployed, under build/: see infra/README.md.
build: $(READY)
	@$(BIN)/leg-comfort build

# After a change of the drawing.
icons: $(READY)
	$(BIN)/python -m bedside.packaging.skill_icons

# How the code is laid out, beside the aims: tests/architecture/ counts and holds it.
figures: $(READY)
	@$(BIN)/python -m tests.architecture.figures

format: $(READY)
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# uv lives in the project's own environment, so that nothing has to be there but Python and make.
# --inexact keeps it when the locked packages are laid beside it.
$(READY): pyproject.toml uv.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo 'Leg Comfort needs Python 3.11 or later; try: make PYTHON=python3.12' >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@UV_PROJECT_ENVIRONMENT=$(VENV) $(BIN)/uv sync --quiet --locked --inexact --compile-bytecode \
	  --python $(BIN)/python
	@touch $@

clean:
	rm -rf $(VENV) build
