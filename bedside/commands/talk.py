"""Talk with the skill, in the terminal or line by line in JSON."""

from argparse import ArgumentParser, Namespace
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bedside.commands.common import (
    add_locale,
    application_id,
    path_named,
    require_content,
    require_locale,
    terminal_words,
)
from bedside.console import notice

if TYPE_CHECKING:
    from bedside.nlu import LocaleNlu, Understood

HELP = "talk with the skill in this terminal"


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.description = (
        "Talk with the skill. An empty line is silence, ? shows what was understood, "
        "Ctrl-D says good-bye. With --json, a line after the end of a session opens a new one, "
        "as a one-shot request to the skill does; if Alexa herself asks for the permission to "
        "set reminders, it answers her: yes, no, or an empty line."
    )
    add_locale(parser)
    parser.add_argument("--night", action="store_true", help="make it night at the Echo")
    parser.add_argument(
        "--memory", type=path_named, metavar="FILE", help="file that keeps preferences"
    )
    parser.add_argument(
        "--json",
        action="store_true",
        help="one utterance a line in, one JSON object a turn out, the launch first",
    )
    parser.set_defaults(run=run)


@dataclass(frozen=True, slots=True)
class PatientNlu:
    """The nlu of a locale, which says so if a sentence has to wait until it has learnt."""

    nlu: "LocaleNlu"
    learning: bool

    def understand(self, text: str, context: str, today: date) -> "Understood":
        """Return the intent that Alexa would send for a text."""
        if self.learning and not self.nlu.ready:
            notice(terminal_words(self.nlu.locale)["one_moment"])
        return self.nlu.understand(text, context, today)


def run(arguments: Namespace) -> None:
    """Talk until the input or the session ends."""
    require_locale(arguments.locale)
    require_content(arguments.locale, fully=True)
    nlu = _begun(arguments.locale)

    from bedside.commands.terminal import talk_in_json, talk_in_terminal
    from bedside.simulator.echo import Echo
    from bedside.simulator.fake_alexa_api import FakeAlexaApi
    from bedside.simulator.kept_account import keep_account
    from bedside.simulator.surroundings import deployment_from_environment, skill_in

    skill = skill_in(deployment_from_environment(arguments.memory))
    id_ = application_id()
    echo = Echo(skill, arguments.locale, arguments.night, nlu=nlu, application_id=id_)
    with FakeAlexaApi(permitted=False, time_zone=echo.bedside.zone.key) as api:
        echo.amazon = api
        keep_account(echo, api, arguments.memory)
        (talk_in_json if arguments.json else talk_in_terminal)(echo)


def _begun(locale: str) -> PatientNlu:
    """Return the nlu of a locale, which loads while the skill starts and somebody types."""
    from bedside.nlu import nlu_for

    nlu = nlu_for(locale)
    learning = not nlu.kept
    nlu.begin()
    return PatientNlu(nlu, learning)
