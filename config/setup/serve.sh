#!/usr/bin/env bash
# Brings the database up to date, loads the demo into an empty one, and serves the application.
# The server runs as in production: DEBUG off, gunicorn, compressed files. Only the secret key and the demo are local.
set -euo pipefail
cd "$(dirname "$0")/../.."

export HOST=${HOST:-127.0.0.1} PORT=${PORT:-8000}

VAR_DIR=${VAR_DIR:-$PWD/var}
collected=$VAR_DIR/static/staticfiles.json
if [ ! -e "$collected" ] || [ -n "$(find static .venv/installed config/settings.py -newer "$collected" -print -quit)" ]; then
  .venv/bin/python manage.py collectstatic --noinput --verbosity 0
fi
.venv/bin/python manage.py migrate --noinput --verbosity 0
.venv/bin/python -m config.demo
exec .venv/bin/gunicorn --config config/gunicorn.py config.wsgi
