"""Tests mirror the house: one folder per floor."""
