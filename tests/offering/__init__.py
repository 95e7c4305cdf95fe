"""Tests of the facts of a deal."""
