"""Tests of the words, sentences and phrases of a text."""
