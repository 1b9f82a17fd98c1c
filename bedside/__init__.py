"""The device on your desk: terminal and language understanding. Never in the Lambda bundle."""
