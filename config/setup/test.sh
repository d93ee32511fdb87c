#!/usr/bin/env bash
# Everything that is tested before a change lands: on SQLite with coverage, in a browser, and on PostgreSQL.
# What only PostgreSQL or a browser reaches is too little to count it three times.
# The browser has a process of its own: its driver keeps an event loop there, and signing a PDF wants to start one.
set -euo pipefail
cd "$(dirname "$0")/../.."

export PATH="$PWD/.venv/bin:$PATH"
logs=$PWD/var/test
rm -rf "$logs"
mkdir -p "$logs/reached"
touch "$logs/sqlite.log" "$logs/postgres.log"
export COVERAGE_FILE=$logs/coverage
# What one process has compiled serves all the others.
unset PYTHONDONTWRITEBYTECODE

run_tests() {
  local name=$1
  shift
  exec "$@" --output="$logs/$name" -o cache_dir="$logs/cache-$name" >"$logs/$name.log" 2>&1
}

# A browser waits as often as it works, so both cores have other tests beside it; those give way to it.
trap 'kill $(jobs -p) 2>/dev/null || true' EXIT
failed=
REACHED=$logs/reached run_tests sqlite pytest -n "$(nproc)" --dist worksteal -m "not browser" & sqlite=$!
echo "Tests: sqlite"
tail --pid="$sqlite" -n +1 -F "$logs/sqlite.log" 2>/dev/null
wait "$sqlite" || failed+=" sqlite"

run_tests browser pytest -m browser & browser=$!
run_tests postgres nice -n 5 pytest --engine=postgres -n "$(nproc)" --dist worksteal -m "not browser and not once" & postgres=$!
echo "Tests: postgres, and beside it browser"
tail --pid="$postgres" -n +1 -F "$logs/postgres.log" 2>/dev/null
wait "$postgres" || failed+=" postgres"
wait "$browser" || failed+=" browser"
echo "Tests: browser"
cat "$logs/browser.log"
if [ -n "$failed" ]; then
  echo "Failed:$failed" >&2
  exit 1
fi

# Adds what the programs reached that tests had started. The gate is here, where it is seen.
python -m tests.reached "$logs/reached"
coverage combine --quiet --append
coverage report

echo "SQLite:     $(tail -n 1 "$logs/sqlite.log")"
echo "Browser:    $(tail -n 1 "$logs/browser.log")"
echo "PostgreSQL: $(tail -n 1 "$logs/postgres.log")"
