"""How a map is kept: when it was reviewed and is due again, and which questions are open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cjmap.analysis.dates import is_over
from cjmap.analysis.reviews import last_review, months_since_review, next_review
from cjmap.view.dossier.spots import At, at_all
from cjmap.view.known import Known
from cjmap.view.saying import Saying
from cjmap.view.telling import told


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and the touchpoints and stages it is about."""

    told: Saying
    at: tuple[At, ...]


@dataclass(frozen=True, slots=True)
class Upkeep:
    """The reviews, the newest first, and the questions.

    `age` is the months since the last review and `late` whether the next one is overdue; both are None where the day
    is not to be said.
    """

    last: str
    due: str
    age: int | None
    late: bool | None
    every: str
    when: tuple[str, ...]
    reviews: tuple[Saying, ...]
    open: tuple[Asked, ...]
    answered: tuple[Asked, ...]


def upkeep(known: Known, today: date | None = None) -> Upkeep:
    """Return how a map is kept, as of `today` where that is given."""
    journey = known.journey
    last, due = last_review(journey), next_review(journey)
    questions = [
        (each, Asked(told(each, known, {"at"}), at_all(each.at, known))) for each in journey.questions
    ]
    return Upkeep(
        last or "",
        due or "",
        months_since_review(journey, today) if today else None,
        is_over(due, today) if due and today else None,
        journey.review_every or "",
        journey.review_when,
        tuple(
            told(review, known)
            for review in sorted(journey.reviews, key=lambda each: str(each.date), reverse=True)
        ),
        tuple(asked for each, asked in questions if not each.answer),
        tuple(asked for each, asked in questions if each.answer),
    )
