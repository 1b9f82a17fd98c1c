"""The smallest skill on the SDK whose words are in a template."""

from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.skill_builder import SkillBuilder
from ask_sdk_model.response import Response
from jinja2 import DictLoader, Environment

words = Environment(loader=DictLoader({"hello": "Hello, {{ whom }}"}), autoescape=True)
skill = SkillBuilder()


@skill.request_handler(can_handle_func=lambda handler_input: True)
def hello(handler_input: HandlerInput) -> Response:
    """Answer any request with a greeting."""
    said = words.get_template("hello").render(whom="you")
    return handler_input.response_builder.speak(said).ask(said).response


lambda_handler = skill.lambda_handler()
