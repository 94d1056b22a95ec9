# Everything is installed in .venv. If system packages are missing and it has
# the rights, any target installs python3-venv, and `make test` installs git,
# chromium, libatomic1 and libcairo2.

PYTHON ?= python3
ARGS ?=

DOCS := .venv/docs
TEST := .venv/test
BENCH := .venv/bench
FUZZ := .venv/fuzz
MUTANTS := .venv/mutants
# With the oldest supported versions of all dependencies.
OLDEST := .venv/oldest
# MaterialX and Material for MkDocs both install a Python package named
# "material", so MaterialX is in a separate folder, which tests put on the
# PYTHONPATH of the builds that use it.
MATERIALX := .venv/materialx

export PYTHON

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo serve unit test test-all lint programs bench fuzz mutants schemas plugins format clean

help:
	@echo 'make demo     build this project'\''s documentation and blog'
	@echo 'make serve    preview them on http://127.0.0.1:8000 while you edit'
	@echo 'make unit     run the unit tests, in seconds; make unit ARGS="-k slug" runs some'
	@echo 'make test     run all checks and tests, large grids as a fixed sample'
	@echo 'make test-all run all checks and tests, large grids in full'
	@echo 'make lint     run the checks only: ruff, mypy, import-linter'
	@echo 'make format   format the code'
	@echo 'make schemas  update the JSON Schemas and the table of keys in docs'
	@echo 'make plugins  update the table in docs/plugins.md'
	@echo 'make bench    measure build times'
	@echo 'make fuzz     look for front matter that is read incorrectly, for a minute'
	@echo 'make mutants  look for changes to the code that no test notices'
	@echo 'make clean    remove environments, caches and built files'
	@echo
	@echo 'Another Python: make test PYTHON=python3.13 (after make clean)'
	@echo 'Another browser: make test CHROMIUM=/usr/bin/google-chrome'

# Material for MkDocs prints a notice about its future at the start of each build.
demo serve bench: export NO_MKDOCS_2_WARNING = 1

demo: $(DOCS)/installed
	@$(DOCS)/bin/python -m mkdocs build --strict
	@echo
	@echo 'Built. Open $(CURDIR)/site/index.html in a browser,'
	@echo 'or run `make serve` and open http://127.0.0.1:8000'

# With some releases of click, live reload is off by default.
serve: $(DOCS)/installed
	@$(DOCS)/bin/python -m mkdocs serve --livereload $(ARGS)

unit: $(TEST)/installed
	@$(TEST)/bin/python -m pytest -n auto -m unit --ignore=tests/browser --ignore=tests/docs --ignore=tests/site $(ARGS)

test-all: ARGS += --all
test test-all: programs $(TEST)/installed $(OLDEST)/installed $(MATERIALX)/installed lint
	@CHROMIUM=$$(sh scripts/setup chromium) && export CHROMIUM && \
	$(TEST)/bin/python -m pytest -n auto --dist worksteal $(ARGS)

lint: $(TEST)/installed
	@failed=; \
	$(TEST)/bin/ruff check . || failed="$$failed ruff-check"; \
	$(TEST)/bin/ruff format --check . || failed="$$failed ruff-format"; \
	$(TEST)/bin/python -m mypy || failed="$$failed mypy"; \
	$(TEST)/bin/lint-imports --no-logo || failed="$$failed lint-imports"; \
	if [ -n "$$failed" ]; then echo "Checks failed:$$failed" >&2; exit 1; fi

programs:
	@missing=0; \
	sh scripts/setup git || missing=1; \
	sh scripts/setup chromium >/dev/null || missing=1; \
	exit $$missing

bench: $(BENCH)/installed
	@$(BENCH)/bin/python bench/run.py $(ARGS)

# libFuzzer obeys the last of equal options.
fuzz: $(FUZZ)/installed
	@$(FUZZ)/bin/python fuzz/fuzz_readers.py -max_total_time=60 $(ARGS)

mutants: $(MUTANTS)/installed
	@$(MUTANTS)/bin/python scripts/mutants.py $(ARGS)

schemas: $(TEST)/installed
	@$(TEST)/bin/python scripts/schemas.py

plugins: $(TEST)/installed
	@$(TEST)/bin/python scripts/plugins.py

format: $(TEST)/installed
	@$(TEST)/bin/ruff check --fix-only .
	@$(TEST)/bin/ruff format .

clean:
	rm -rf .venv .cache site dist build *.egg-info .pytest_cache .mypy_cache \
		.ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Each file named "installed" marks an environment as complete. It is
# brought up to date when pyproject.toml, which lists the dependencies, changes.
$(DOCS)/installed $(TEST)/installed $(BENCH)/installed $(FUZZ)/installed $(MUTANTS)/installed $(OLDEST)/installed: .venv/%/installed: pyproject.toml scripts/setup
	@sh scripts/setup environment $*

$(MATERIALX)/installed: pyproject.toml scripts/setup $(TEST)/installed
	@sh scripts/setup materialx
