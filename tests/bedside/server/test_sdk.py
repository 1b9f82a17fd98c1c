"""flask-ask-sdk can be imported with any OpenSSL, and the import leaves nothing behind."""

import subprocess
import sys
from pathlib import Path

BEDSIDE = Path(__file__).parents[3] / "bedside"
TELL = """
import sys
from bedside.server.adapter import NO_CHECKS_OF_ITS_OWN, SkillAdapter
print(SkillAdapter.__module__, *(name for name in sys.modules if "certv" in name or "oscr" in name))
"""


def test_it_is_imported_and_what_stood_in_is_gone() -> None:
    run = subprocess.run(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-W", "ignore", "-c", TELL], capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == ["flask_ask_sdk.skill_adapter"]


def test_one_module_alone_imports_it() -> None:
    users = {
        file.relative_to(BEDSIDE).as_posix()
        for file in BEDSIDE.rglob("*.py")
        if "flask_ask_sdk" in file.read_text(encoding="utf-8")
    }
    assert users == {"server/adapter.py"}
