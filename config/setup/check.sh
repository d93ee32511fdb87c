#!/usr/bin/env bash
# Style and structure, without running the application.
set -euo pipefail
cd "$(dirname "$0")/../.."

export PATH="$PWD/.venv/bin:$PATH"
ruff check --quiet .
ruff format --check --quiet . || { echo "ruff format . would change the files above" >&2; exit 1; }
blocks=$(grep -A 1 '^@register.simple_block_tag' config/ui.py | sed -n 's/^def \([a-z_]*\).*/-b \1,end\1/p')
# The tags of our own that enclose something, two words for each.
# shellcheck disable=SC2086
djhtml --check --tabwidth 2 $blocks templates
djlint --lint --quiet templates
lint-imports --no-cache >var/imports.log || { cat var/imports.log >&2; exit 1; }
