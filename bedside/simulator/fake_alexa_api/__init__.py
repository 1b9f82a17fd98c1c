"""A fake of Amazon's services on this machine: strict, and able to fail in many ways."""

from bedside.simulator.fake_alexa_api.fake_server import FakeAlexaApi
from bedside.simulator.fake_alexa_api.held_reminders import HeldReminder
from bedside.simulator.fake_alexa_api.http_messages import (
    FakeResponse,
    Misbehaviour,
    ReceivedRequest,
)

__all__ = ["FakeAlexaApi", "FakeResponse", "HeldReminder", "Misbehaviour", "ReceivedRequest"]
