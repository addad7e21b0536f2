"""Posters and templates on sheets of paper."""
