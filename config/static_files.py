"""Tệp tĩnh: of what packages bring, only what our pages ask for is collected and compressed."""

from django.contrib.staticfiles.apps import StaticFilesConfig


class StaticFiles(StaticFilesConfig):
    """Bootstrap gồm nhiều bản cùng một nội dung; pages ask for bootstrap.min.css, which names its source map."""

    ignore_patterns = [
        *StaticFilesConfig.ignore_patterns,
        "bootstrap*.js*",
        "bootstrap*.rtl*",
        "bootstrap-*.css*",
        "bootstrap.css*",
    ]
