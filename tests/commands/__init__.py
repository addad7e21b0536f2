"""Tests of the commands floor and of the command line above it."""
