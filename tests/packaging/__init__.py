"""Tests of set-up, packaging and the direction of imports."""
