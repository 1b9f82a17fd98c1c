"""A pretend Amazon on this machine: the services that the skill calls, strict and able to fail."""

from bedside.amazon.answers import Answer
from bedside.amazon.behaviour import Behaviour
from bedside.amazon.pretend import PretendAmazon
from bedside.amazon.received import Received
from bedside.amazon.reminders import HeldReminder

__all__ = ["Answer", "Behaviour", "HeldReminder", "PretendAmazon", "Received"]
