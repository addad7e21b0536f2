"""Tests of the lint floor."""
