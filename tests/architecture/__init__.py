"""The layout of the code: measured by `make figures`, held by the tests beside it."""
