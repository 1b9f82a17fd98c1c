"""The desk: everything that runs on a developer's machine. Never in the Lambda bundle."""
