"""Talk with the skill, in the terminal or line by line in JSON."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from bedside.commands.common import add_locale, application_id, require_locale

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
    parser.add_argument("--memory", type=Path, metavar="FILE", help="file that keeps preferences")
    parser.add_argument(
        "--json",
        action="store_true",
        help="one utterance a line in, one JSON object a turn out, the launch first",
    )
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> None:
    """Talk until the input or the session ends."""
    from bedside.commands.terminal import talk_in_json, talk_in_terminal
    from bedside.nlu import nlu_for
    from bedside.simulator.echo import Echo
    from bedside.simulator.fake_alexa_api import FakeAlexaApi
    from bedside.simulator.surroundings import deployment_from_environment, skill_in

    require_locale(arguments.locale)
    skill = skill_in(deployment_from_environment(arguments.memory))
    nlu, id_ = nlu_for(arguments.locale), application_id()
    echo = Echo(skill, arguments.locale, arguments.night, nlu=nlu, application_id=id_)
    with FakeAlexaApi(permitted=False, time_zone=echo.bedside.zone.key) as api:
        echo.amazon = api
        (talk_in_json if arguments.json else talk_in_terminal)(echo)
