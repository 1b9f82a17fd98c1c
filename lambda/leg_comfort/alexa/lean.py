"""A start without the clients of Alexa's services, which the SDK loads and nothing here uses.

The SDK's serialiser imports a factory of clients for eleven services, a seventh of a cold start.
Whoever wants the factory after all gets the SDK's own, loaded then.
"""

import sys
from importlib import import_module
from types import ModuleType

FACTORY = "ask_sdk_model.services.service_client_factory"


class ServiceClientFactory:
    """Stands for the SDK's factory until somebody makes one."""

    def __new__(cls, *args: object, **named: object) -> object:  # type: ignore[misc]
        """The SDK's own factory. Raises what it raises."""
        if isinstance(sys.modules.get(FACTORY), _Later):
            del sys.modules[FACTORY]
        return import_module(FACTORY).ServiceClientFactory(*args, **named)


class _Later(ModuleType):
    """A module that is loaded when its class is used."""

    ServiceClientFactory = ServiceClientFactory


def without_service_clients() -> None:
    """Have the SDK load its clients later, where it has not loaded them yet."""
    sys.modules.setdefault(FACTORY, _Later(FACTORY))
