"""docs/measurements.md shows what its commands print."""

import pytest

from tests.docs.pages import ROOT, blocks, leg_comfort

PAGE = ROOT / "docs" / "measurements.md"
PROMPT = "$ leg-comfort "
SHOWN = {
    block[0].removeprefix(PROMPT): "\n".join(block[1:])
    for block in blocks(PAGE)
    if block[0].startswith(PROMPT)
}


def pieces(shown: str) -> list[str]:
    """The parts between the marks for lines left out."""
    return [piece.strip("\n") for piece in shown.split("…") if piece.strip()]


def test_every_evaluation_is_shown() -> None:
    shown = [command.split()[1] for command in SHOWN]
    assert shown == [
        *("vignettes", "vignettes", "vignettes", "signs", "utterances", "utterances"),
        *("answers", "answers", "questions", "transcripts"),
    ]
    assert all(pieces(shown) for shown in SHOWN.values())


@pytest.mark.slow
@pytest.mark.parametrize("command", SHOWN)
def test_a_command_prints_what_is_shown(command: str) -> None:
    printed = leg_comfort(*command.split(), code=int("unseen_answers" in command))
    for piece in pieces(SHOWN[command]):
        _, found, printed = printed.partition(f"{piece}\n")
        assert found, f"not printed, or not in this order:\n{piece}"
