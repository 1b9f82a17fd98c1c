"""What holds for every test."""

import os

from hypothesis import HealthCheck, settings

if not os.environ.get("CI"):  # There hypothesis has a profile of its own, as little in a hurry.
    unhurried = [HealthCheck.too_slow]
    settings.register_profile("unhurried", deadline=None, suppress_health_check=unhurried)
    settings.load_profile("unhurried")
