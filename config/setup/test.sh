#!/usr/bin/env bash
# Everything that is checked before a change lands: on SQLite with a browser, then on PostgreSQL, then the coverage of both.
set -euo pipefail
cd "$(dirname "$0")/../.."

export PATH="$PWD/.venv/bin:$PATH"
rm -f .coverage .coverage.*
mkdir -p var

pytest -n 2 --cov --cov-report= 2>&1 | tee var/test-sqlite.log
mv .coverage .coverage.sqlite
pytest -n 2 --engine=postgres -m "not browser" --cov --cov-report= 2>&1 | tee var/test-postgres.log
mv .coverage .coverage.postgres
coverage combine --quiet
coverage report

echo "SQLite:     $(tail -n 1 var/test-sqlite.log)"
echo "PostgreSQL: $(tail -n 1 var/test-postgres.log)"
