"""The smallest skill on the SDK."""

from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.skill_builder import SkillBuilder
from ask_sdk_model.response import Response

skill = SkillBuilder()


@skill.request_handler(can_handle_func=lambda handler_input: True)
def hello(handler_input: HandlerInput) -> Response:
    """Answer any request with a greeting."""
    return handler_input.response_builder.speak("Hello").ask("Hello?").response


lambda_handler = skill.lambda_handler()
