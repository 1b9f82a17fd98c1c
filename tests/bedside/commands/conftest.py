import pytest

from leg_comfort.clinic import Clinic, load_clinic


@pytest.fixture(scope="session")
def clinic() -> Clinic:
    return load_clinic()
