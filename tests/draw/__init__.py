"""Tests of the draw floor."""

import pytest

pytest.register_assert_rewrite("tests.draw.laws")
