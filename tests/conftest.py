"""What holds for every test."""

import os

from hypothesis import settings

if not os.environ.get("CI"):  # There hypothesis has a profile of its own, without a deadline too.
    settings.register_profile("unhurried", deadline=None)
    settings.load_profile("unhurried")
