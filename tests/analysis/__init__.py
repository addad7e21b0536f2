"""Tests of the analysis floor."""
