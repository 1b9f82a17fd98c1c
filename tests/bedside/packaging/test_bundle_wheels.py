"""Which packages run in the Lambda is read from the lock file, and nothing else gets in."""

from bedside.packaging.bundle_python import ALL_OF_DEV, WHAT_RUNS, locked


def names(requirements: str) -> set[str]:
    return {line.partition("==")[0] for line in requirements.splitlines() if "==" in line}


def test_what_runs_is_what_the_skill_depends_on_and_nothing_of_the_desk() -> None:
    runs = names(locked(WHAT_RUNS))
    assert {"ask-sdk-core", "boto3", "jinja2", "tzdata"} <= runs
    assert runs & {"numpy", "rich", "moto", "pytest", "leg-comfort"} == set()


def test_every_package_is_pinned_with_its_hashes() -> None:
    requirements = locked(WHAT_RUNS)
    packages = requirements.replace(" \\\n", " ").splitlines()
    assert all("==" in line and "--hash=sha256:" in line for line in packages if line.strip())


def test_lambdas_own_client_is_in_the_lock_file_for_tests_alone() -> None:
    assert "awslambdaric" in names(locked(ALL_OF_DEV))
    assert "awslambdaric" not in names(locked(WHAT_RUNS))
