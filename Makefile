# Every target sets up what it needs, once, and works with no virtual environment active.

VENV := $(or $(patsubst %/bin/python,%,$(if $(VIRTUAL_ENV),$(wildcard $(VIRTUAL_ENV)/bin/python))),.venv)
BIN := $(VENV)/bin

.PHONY: demo test lint mutants accuracy bench contact-sheet lock clean

demo: ## Draft the example into output/ and print what the check finds
	@tools/set-up run
	@# 1 says that there are findings, which is what a demonstration is to show
	@$(BIN)/greenshoe draft examples/aptorum.yaml -o output || [ $$? -eq 1 ]

test: lint ## Run all checks and tests
	@$(BIN)/pytest --numprocesses auto --dist worksteal

lint:
	@tools/set-up test
	@$(BIN)/ruff check --quiet
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-logo

mutants: ## Make compliant drafts wrong, and print what share of it some rule catches
	@tools/set-up test
	@$(BIN)/python -m tools.mutants

accuracy: ## Measure how well statements are found in releases that others wrote
	@tools/set-up test
	@$(BIN)/python -m tools.accuracy

bench: ## Measure side by side, in one run
	@tools/set-up test
	@$(BIN)/python tools/bench.py

contact-sheet: ## Show every page of every example's PDFs, as output/contact-sheet.pdf
	@tools/set-up test
	@$(BIN)/python tools/contact_sheet.py

lock: ## Resolve the dependencies anew
	@tools/lock

clean: ## Remove what can be made again, but for the virtual environment
	@rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find output -mindepth 1 ! -name README.md -delete
	@find src tests tools -name __pycache__ -prune -exec rm -rf {} +
