# `make` sets everything up and builds the Polish example into output/; `make test` sets up and tests.
PYTHON ?= $(firstword $(foreach name,python3 python3.13 python3.12 python3.11,$(shell \
	$(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $(name))))
UV_VERSION := 0.13.9
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SALESBOOK := $(BIN)/salesbook

.PHONY: example setup test lint bench docs gallery words lock system-deps clean

example: setup
	$(SALESBOOK) build blueprints/example-pl --output output

setup: $(READY)

# Runs again only when what is to be installed has changed.
$(READY): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "salesbook needs Python 3.11 or newer: install it, or say make PYTHON=/path/to/python" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(PYTHON) is older than Python 3.11 or cannot be run" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv module is missing; on Debian and Ubuntu: sudo apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q generator
	@touch $@

test: setup
	$(BIN)/python -m pytest -n auto --dist worksteal -q

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict generator
	$(BIN)/lint-imports

bench: setup
	$(BIN)/python -m benchmarks

# The JSON Schema of a blueprint, for editors, and the tables of papers in README and docs.
docs: setup
	@mkdir -p docs
	$(SALESBOOK) schema > docs/blueprint.schema.json.new
	@mv docs/blueprint.schema.json.new docs/blueprint.schema.json
	$(BIN)/python -m docs.tables

# Pictures of the example in each theme; LibreOffice, Chromium and poppler-utils draw them.
gallery: setup
	$(BIN)/python -m docs.gallery

# The catalogs of printed words: takes up what the code prints, drops what it prints no more, compiles.
words: setup
	$(BIN)/python -m generator.locale.catalogs

# Resolves pyproject.toml anew for every supported Python and platform: versions and hashes, no host, no path.
lock: setup
	$(BIN)/python -m pip install --quiet uv==$(UV_VERSION)
	$(BIN)/uv pip compile --upgrade --universal --python-version 3.11 --extra dev --extra pdf --generate-hashes --no-annotate --no-header \
		--no-emit-index-url --no-emit-find-links --quiet --output-file requirements.lock pyproject.toml

# What only the tests of real parts need: LibreOffice, Chromium, poppler-utils and the validators.
system-deps:
	@bash .ci/system-deps

clean:
	rm -rf output dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache $(VENV)
