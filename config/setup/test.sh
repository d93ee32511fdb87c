#!/usr/bin/env bash
# Everything that is tested before a change lands: on SQLite and in a browser, then on PostgreSQL; the coverage is that of both.
set -euo pipefail
cd "$(dirname "$0")/../.."

export PATH="$PWD/.venv/bin:$PATH"
logs=$PWD/var/test
rm -rf "$logs"
mkdir -p "$logs"

test_on() {
  local engine=$1
  shift
  echo "Tests on $engine"
  # The gate is for both runs together, below.
  COVERAGE_FILE=$logs/$engine.coverage pytest -n 2 --dist worksteal --engine="$engine" "$@" \
    --cov --cov-report= --cov-fail-under=0 2>&1 | tee "$logs/$engine.log"
}

test_on sqlite
test_on postgres -m "not browser and not once"

export COVERAGE_FILE=$logs/coverage
coverage combine --quiet "$logs/sqlite.coverage" "$logs/postgres.coverage"
coverage report

echo "SQLite:     $(tail -n 1 "$logs/sqlite.log")"
echo "PostgreSQL: $(tail -n 1 "$logs/postgres.log")"
