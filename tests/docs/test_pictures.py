"""No picture is committed that no document shows: `make screenshots` takes them into build/."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCUMENTS = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("infra/*.md")]
PICTURES = [path for kind in ("png", "jpg", "gif") for path in (ROOT / "docs").rglob(f"*.{kind}")]


def test_every_picture_is_linked() -> None:
    text = "".join(document.read_text(encoding="utf-8") for document in DOCUMENTS)

    assert [path.name for path in PICTURES if path.name not in text] == []
