# Every target does its own set-up; the environment lives in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared
JOBS ?= 2
READY := $(VENV)/.ready

.DEFAULT_GOAL := help

.PHONY: help
help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(READY): pyproject.toml constraints.txt
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or newer is needed: set PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed, $(PYTHON) is older: set PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

.PHONY: demo
demo: $(READY) ## Write the dossier of the sample story to out/ and say where it is
	$(BIN)/quellenlage dossier samples/hafenstreit/articles -o out --title "Hafenstreit (Beispiel)" --jobs $(JOBS)

.PHONY: test
test: $(READY) ## Run all tests
	$(BIN)/python -m pytest -n $(JOBS)

.PHONY: check
check: $(READY) ## Format, lint, types and layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

.PHONY: fix
fix: $(READY) ## Format and mend what ruff can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

.PHONY: eval
eval: $(READY) ## Score every task on the gold at SHARED/gold and compare with eval/floors.json
	$(BIN)/python -m eval --gold $(SHARED)/gold

.PHONY: bench
bench: $(READY) ## Measure speed and memory against named alternatives
	$(BIN)/python -m benchmarks --shared $(SHARED)

.PHONY: model
model: $(READY) ## Train the shipped models anew from SHARED/gold
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,train]'
	$(BIN)/python -m training --gold $(SHARED)/gold

.PHONY: schema
schema: $(READY) ## Derive the JSON Schema from the model
	$(BIN)/python -m quellenlage.export.dossier_json > src/quellenlage/export/dossier.schema.json

.PHONY: clean
clean: ## Remove environment, caches and output
	rm -rf $(VENV) out build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
