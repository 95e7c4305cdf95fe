"""Tests of the law and its engine."""
