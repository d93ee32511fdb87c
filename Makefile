# On a fresh machine `make run` or `make test` is all it takes; both are quick the second time.
.PHONY: setup run test check approve bench clean

setup: ## installs everything into .venv
	@config/setup/install.sh

run: setup ## serves on http://127.0.0.1:8000 (HOST and PORT change that), with the demo on the first start
	@config/setup/serve.sh

test: ## everything that continuous integration runs
	@config/setup/install.sh test
	@config/setup/check.sh
	@config/setup/test.sh

check: setup ## style and structure only
	@config/setup/check.sh

approve: setup ## takes the printed pages as they look now for the approved ones; what changed lies in var/approved
	@.venv/bin/python -m tests.reports.documents.approving

bench: setup ## measures
	@.venv/bin/python -m tests.bench.run
	@.venv/bin/python -m tests.bench.deadline

clean: ## removes what the targets above made, but neither data nor the secret key
	rm -rf .venv .pytest_cache .ruff_cache .hypothesis var/static var/test var/test-results var/migrated
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
