"""What goes wrong between a line's id and its words."""


class TemplateError(LookupError):
    """A line that is not there, cannot be read, or lacks a value. The message names its id."""
