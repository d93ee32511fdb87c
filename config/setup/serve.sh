#!/usr/bin/env bash
# Brings the database up to date, loads the demo into an empty one, and serves the application.
# Long work, such as printing a whole ceremony, is done by a process beside it.
# The server runs as in production: DEBUG off, gunicorn, compressed files. Only the secret key and the demo are local.
set -euo pipefail
cd "$(dirname "$0")/../.."

export HOST=${HOST:-127.0.0.1} PORT=${PORT:-8000}

VAR_DIR=${VAR_DIR:-$PWD/var}
collected=$VAR_DIR/static/staticfiles.json
collect=
if [ ! -e "$collected" ] || [ -n "$(find static .venv/installed config/settings.py config/static_files.py -newer "$collected" -print -quit)" ]; then
  collect=--collect
fi
.venv/bin/python -m config.prepare $collect
# One process beside the server does the long work. It ends with the server, whose process id is ours after exec.
(while kill -0 $$ 2>/dev/null; do .venv/bin/python manage.py work --beside $$ || true; sleep 1; done) >&2 &
exec .venv/bin/gunicorn --config config/gunicorn.py config.wsgi
