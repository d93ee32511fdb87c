"""Mã: 1–40 ký tự ASCII gồm chữ, số, gạch nối, gạch dưới, dấu chấm."""

from django.core.validators import RegexValidator

CODE_LENGTH = 40
PATTERN = r"[A-Za-z0-9_.-]{1,40}"

check_code = RegexValidator(
    rf"\A{PATTERN}\Z", "Mã gồm 1–40 ký tự: chữ không dấu, số, gạch nối, gạch dưới, dấu chấm."
)
