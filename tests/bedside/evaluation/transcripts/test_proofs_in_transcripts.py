"""A transcript names at its head what it proves, and is held to it."""

from bedside.evaluation.transcripts.playback import play_transcript
from bedside.evaluation.transcripts.proofs import reached
from bedside.evaluation.transcripts.transcript import parse_transcript
from bedside.simulator.exchange import Exchange
from leg_comfort.clinic import load_clinic
from tests.bedside.stub_skill import StubNlu, StubSkill

HEAD = ("locale: en-GB", "# proves: dark_urine, many_nights", "# a remark: yes")


def exchange(**attributes: object) -> Exchange:
    return Exchange("yes", "AMAZON.YesIntent", {}, {"sessionAttributes": attributes})


def test_the_comments_at_the_head_say_what_it_proves() -> None:
    transcript = parse_transcript("a talk", (*HEAD, "you: no", "# proves: stiff_jaw"))
    assert transcript.proves == ("dark_urine", "many_nights")


def test_most_transcripts_prove_no_rule() -> None:
    transcript = parse_transcript("a talk", ("# 8 nights a week", "you: no"))
    assert transcript.proves == ()


def test_a_rule_that_is_not_reached_is_a_problem() -> None:
    playback = play_transcript(
        parse_transcript("a talk", (*HEAD, "you: cramp")), StubSkill(), StubNlu()
    )
    assert [problem.split(": ")[1] for problem in playback.problems] == [
        "dark_urine",
        "many_nights",
    ]


def test_a_red_flag_is_reached_if_it_was_spoken() -> None:
    talk = [exchange(flags=["dark_urine"]), exchange(flags=[])]
    assert reached(load_clinic(), talk) == ("dark_urine",)


def test_a_rule_is_reached_if_it_holds_when_the_level_is_said() -> None:
    told = {
        "findings": {"nights_in_last_two_weeks": 5},
        "assessment": {"cause": "chill", "triage": "see_doctor_soon"},
    }
    assert reached(load_clinic(), [exchange(**told)]) == ()
    assert "many_nights" in reached(load_clinic(), [exchange(**told, concluded=True)])
