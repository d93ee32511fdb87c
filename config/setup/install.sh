#!/usr/bin/env bash
# Installs what Camket needs on this machine. Asks nothing, is safe to repeat, and is quick when nothing changed.
#   install.sh        what running needs: system libraries, .venv, a secret key
#   install.sh test   also what the tests need: chromium without a window, a PostgreSQL server, pdfsig
set -euo pipefail
cd "$(dirname "$0")/../.."

# The system's own Python is built to run fast; one that somebody compiled beside it often takes half as long again.
new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
has_venv() { "$1" -c "import ensurepip, venv" 2>/dev/null; }
if [ -z "${PYTHON:-}" ]; then
  PYTHON=python3
  if new_enough /usr/bin/python3 && has_venv /usr/bin/python3; then PYTHON=/usr/bin/python3; fi
fi
VAR_DIR=${VAR_DIR:-$PWD/var}

libraries=$({ ldconfig -p || /sbin/ldconfig -p; } 2>/dev/null) || true
have_library() { [[ $libraries == *"$1"* ]]; }
have_tinos() { [ -e /usr/share/fonts/truetype/croscore/Tinos-Regular.ttf ] || [[ $(fc-list 2>/dev/null) == *Tinos* ]]; }
have_chromium() { command -v chromium-headless-shell || command -v chromium; } >/dev/null
have_postgres() { compgen -G "/usr/lib/postgresql/*/bin/initdb" >/dev/null || command -v initdb >/dev/null; }

missing_packages() {
  command -v "$PYTHON" >/dev/null || echo python3
  has_venv "$PYTHON" || echo python3-venv
  have_library libpango-1.0.so.0 || echo libpango-1.0-0
  have_library libpangoft2-1.0.so.0 || echo libpangoft2-1.0-0
  have_library libharfbuzz-subset.so.0 || echo libharfbuzz-subset0
  have_tinos || echo fonts-croscore
  [ "${1:-}" = test ] || return 0
  have_chromium || echo chromium-headless-shell
  command -v pdfsig >/dev/null || echo poppler-utils
  have_postgres || echo postgresql
}

install_packages() {
  local missing
  missing=$(missing_packages "${1:-}" | sort -u | tr '\n' ' ')
  missing=${missing% }
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    echo "Camket needs system packages that are not installed yet. Run this line, then try again:" >&2
    echo "  sudo apt-get install --no-install-recommends $missing" >&2
    exit 1
  fi
  echo "Installing $missing"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  # shellcheck disable=SC2086
  apt-get install -y -qq --no-install-recommends $missing >/dev/null
}

install_python_packages() {
  new_enough "$PYTHON" || { echo "Camket needs Python 3.11 or newer." >&2; exit 1; }
  local wanted
  wanted=$("$PYTHON" -c 'import sys; print(sys.base_prefix, sys.version)'; cat requirements/dev.txt)
  wanted=$(printf '%s' "$wanted" | sha256sum)
  if [ "$(cat .venv/installed 2>/dev/null)" = "$wanted" ]; then return 0; fi
  echo "Installing the Python packages into .venv"
  "$PYTHON" -m venv --clear .venv
  # The file is complete: with dependencies, an older pip takes "coverage[toml]" for a package of its own and looks
  # for its newest release, which has no hash here.
  .venv/bin/python -m pip install --quiet --no-input --disable-pip-version-check --no-deps --require-hashes -r requirements/dev.txt
  .venv/bin/python -m pip check >&2 || { echo "requirements/dev.txt is not complete." >&2; exit 1; }
  printf '%s' "$wanted" >.venv/installed
}

make_secret_key() {
  mkdir -p "$VAR_DIR"
  [ -s "$VAR_DIR/secret_key" ] && return 0
  (umask 077; "$PYTHON" -c 'import secrets; print(secrets.token_urlsafe(64))' >"$VAR_DIR/secret_key")
}

install_packages "${1:-}"
install_python_packages
make_secret_key
