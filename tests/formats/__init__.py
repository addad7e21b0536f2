"""Tests of the formats floor."""
