#!/usr/bin/env bash
# Everything that is tested before a change lands: on SQLite and in a browser with coverage, then on PostgreSQL.
# Tracing costs as much again as the tests; what only PostgreSQL reaches is too little to trace twice for.
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
  pytest -n 2 --dist worksteal --engine="$engine" "$@" 2>&1 | tee "$logs/$engine.log"
}

export COVERAGE_FILE=$logs/coverage
# The gate is below, where it is seen.
test_on sqlite --cov --cov-report= --cov-fail-under=0
test_on postgres -m "not browser and not once"
coverage report

echo "SQLite:     $(tail -n 1 "$logs/sqlite.log")"
echo "PostgreSQL: $(tail -n 1 "$logs/postgres.log")"
