"""Cổng WSGI: nơi máy chủ gunicorn gọi vào ứng dụng."""

import os

from django.core.wsgi import get_wsgi_application

from config.gate import Gate

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = Gate(get_wsgi_application())
