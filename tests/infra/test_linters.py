"""The linters accept the template, and reject a worse one."""

from pathlib import Path

import pytest

from tests.infra.stack import TEMPLATE
from tests.infra.tools import run

pytestmark = pytest.mark.slow

CFN_LINT = ("sam", "cfn-lint", "--")
SAM = ("sam", "sam", "validate", "--lint", "--template")
CHECKOV = ("checkov", "checkov", "--skip-download", "--quiet", "--compact", "--file")
WITHOUT_ITS_GUARD = ("PointInTimeRecoveryEnabled: true", "PointInTimeRecoveryEnabled: false")
LINTERS = {
    "cfn-lint": (CFN_LINT, ("KeyType: HASH", "KeyType: HUSH")),
    "sam": (SAM, ("KeyType: HASH", "KeyType: HUSH")),
    "checkov": (CHECKOV, WITHOUT_ITS_GUARD),
}


@pytest.mark.parametrize("linter", LINTERS)
def test_nothing_is_found(linter: str) -> None:
    command, _ = LINTERS[linter]
    ended = run(*command, TEMPLATE)
    assert ended.returncode == 0, ended.stdout + ended.stderr


@pytest.mark.parametrize("linter", LINTERS)
def test_what_is_wrong_would_be_found(linter: str, tmp_path: Path) -> None:
    command, (right, wrong) = LINTERS[linter]
    text = TEMPLATE.read_text(encoding="utf-8")
    assert right in text
    spoilt = tmp_path / TEMPLATE.name
    spoilt.write_text(text.replace(right, wrong), encoding="utf-8")
    ended = run(*command, spoilt)
    assert ended.returncode != 0
    assert "HASH" in ended.stdout + ended.stderr or "CKV_AWS_165" in ended.stdout
