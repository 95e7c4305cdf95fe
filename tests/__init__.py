"""Tests of greenshoe, in the rooms of the package."""
