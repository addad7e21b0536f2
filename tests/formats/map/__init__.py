"""Tests of the formats of maps."""
