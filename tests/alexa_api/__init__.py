"""Tests of the calls to Amazon, and of the pretend Amazon that they are made to."""
