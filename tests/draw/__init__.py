"""Tests of the draw floor."""
