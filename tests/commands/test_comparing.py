"""Maps of two sides, loaded and paired."""

from __future__ import annotations

from cjmap.commands._comparing import Comparer, Needs
from cjmap.load.session import Session

from .conftest import Lay
from .repositories import Git
from .repositories import repository as repository

MAP = """\
cjmap: 1
title: I buy a coffee
stages:
  - name: Order
    touchpoints:
      - name: Waits
        feeling: 1
      - name: Pays
        actions: Pays by card
        feeling: 0.5
"""


def test_what_did_not_change_is_made_once(git: Git, lay: Lay) -> None:
    lay({"coffee.cjm.yaml": MAP})
    git.commit()
    lay({"coffee.cjm.yaml": MAP.replace("0.5", "-0.5")})
    with Session() as session:
        (pair,) = Comparer(session, Needs(maps=True)).compared(["HEAD:coffee.cjm.yaml"], ["coffee.cjm.yaml"])
    assert [change.said for change in pair.told] == ["feeling: +0.5 → −0.5"]
    assert pair.maps is not None
    (waits, pays), (waits_now, pays_now) = (made.stages[0].touchpoints for made in pair.maps)
    assert waits_now is waits
    assert pays_now != pays
    assert pays_now.actions[0] is pays.actions[0]
