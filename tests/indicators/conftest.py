"""Hypothesis on a busy machine: no deadline, and no complaint that drawing an example was slow."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "steady", deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")
