"""Tests of the statements and of finding them."""
