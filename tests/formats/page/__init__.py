"""Tests of the pages of a report."""
