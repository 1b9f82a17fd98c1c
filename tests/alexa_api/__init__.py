"""Tests of the calls to Amazon, and of the fake API that answers them."""
