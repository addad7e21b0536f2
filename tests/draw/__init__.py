"""Tests of the draw floor."""

import pytest

pytest.register_assert_rewrite("tests.draw.laws", "tests.draw.change_laws", "tests.draw.flow_laws")
