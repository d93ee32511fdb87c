#!/usr/bin/env bash
# Everything that is tested before a change lands: on SQLite with coverage, in a browser, then on PostgreSQL.
# What only PostgreSQL or a browser reaches is too little to count it three times.
# The browser has processes of its own: its driver keeps an event loop in them, and signing a PDF wants to start one.
set -euo pipefail
cd "$(dirname "$0")/../.."

export PATH="$PWD/.venv/bin:$PATH"
logs=$PWD/var/test
rm -rf "$logs"
mkdir -p "$logs"

run_tests() {
  local name=$1
  shift
  echo "Tests: $name"
  pytest -n 2 --dist worksteal "$@" 2>&1 | tee "$logs/$name.log"
}

export COVERAGE_FILE=$logs/coverage
mkdir "$logs/reached"
REACHED=$logs/reached run_tests sqlite -m "not browser"
run_tests browser -m browser
run_tests postgres --engine=postgres -m "not browser and not once"
# Adds what the programs reached that tests had started. The gate is here, where it is seen.
python -m tests.reached "$logs/reached"
coverage combine --quiet --append
coverage report

echo "SQLite:     $(tail -n 1 "$logs/sqlite.log")"
echo "Browser:    $(tail -n 1 "$logs/browser.log")"
echo "PostgreSQL: $(tail -n 1 "$logs/postgres.log")"
