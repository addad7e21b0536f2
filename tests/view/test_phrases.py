"""What views say of things besides the words of the map, in its language; what stays English by default."""

from __future__ import annotations

import pytest

from cjmap.model.journey import JourneyMap
from cjmap.view.grid import grid
from cjmap.view.head import Figure, head
from cjmap.view.items import Facts, Item, Sign, items
from cjmap.view.lanes import heading_of
from cjmap.view.names import Names
from cjmap.view.phrases import lasting, leaving, recovery, towards
from cjmap.view.said import mood
from cjmap.view.speech import ENGLISH, speech
from cjmap.view.story import story
from tests.analysis.made import journey, one_stage

GERMAN, FRENCH = speech("de"), speech("fr")

DURATIONS = {
    "none": (None, "", ""),
    "a symbol that every language knows": ("20 min", "20 min", "20 min"),
    "the same as a word": ("20 minutes", "20 minutes", "20 min"),
    "a day": ("1 d", "1 d", "1 Tag"),
    "one and a half": ("1.5 days", "1.5 days", "1.5 Tage"),
    "business days": ("2 Working  Days", "2 Working  Days", "2 Arbeitstage"),
    "a range": ("2 - 3 wk", "2 - 3 wk", "2–3 Wochen"),
    "a range that begins with one": ("1–2mo", "1–2mo", "1–2 Monate"),
    "by ISO 8601": ("P1DT2H", "P1DT2H", "P1DT2H"),
}


@pytest.mark.parametrize(("written", "english", "german"), DURATIONS.values(), ids=DURATIONS)
def test_durations(written: str | None, english: str, german: str) -> None:
    assert (lasting(written, ENGLISH), lasting(written, GERMAN)) == (english, german)


def test_in_french_one_and_a_half_is_singular() -> None:
    assert (lasting("1.5 wk", FRENCH), lasting("2 wk", FRENCH)) == ("1.5 semaine", "2 semaines")


def test_where_customers_and_steps_go() -> None:
    assert [leaving(to, GERMAN) for to in (None, "competitor", "do-nothing", "other", "{place}")] == [
        "", "zur Konkurrenz", "lässt es bleiben", "anderswohin", "zu: {place}",
    ]  # fmt: skip
    assert [leaving(to, ENGLISH) for to in ("do-nothing", "home")] == ["to do-nothing", "to home"]
    assert [towards(to, 3, GERMAN) for to in (None, 2, 3, 4)] == [
        "endet",
        "zurück zu 2",
        "zurück zu 3",
        "zu 4",
    ]


def test_how_a_failure_is_put_right() -> None:
    assert [recovery(words, number, GERMAN) for words in (None, "{x}") for number in (None, 2)] == [
        "", "behoben bei 2", "Abhilfe: {x}", "Abhilfe: {x} (bei 2)",
    ]  # fmt: skip


CHANNELS = {
    "a kind of channel is a word of the format": ("email", "E-Mail"),
    "what the map writes otherwise is its own": ("Email", "Email"),
    "its name for a channel is its own": ("phone", "Our line"),
    "though it is called like a kind": ("web", "web"),
    "what nobody defined": ("met", "met"),
}
TERMS = "channels: [{id: phone, name: Our line}, web]\nstages: [{name: S}]"


@pytest.mark.parametrize(("written", "said"), CHANNELS.values(), ids=CHANNELS)
def test_channels(written: str, said: str) -> None:
    names = Names(journey(TERMS))
    assert names.all_of("channel", [written], GERMAN) == (said,)
    assert names.of("channel", written) == (written if said == "E-Mail" else said)
    assert names.of("device", "email", GERMAN) == "email"


def first(map_: JourneyMap, field: str) -> list[Item]:
    return list(items(map_.stages[0].touchpoints[0], field, Facts(map_, None)))


def test_items_are_in_the_language_of_the_map() -> None:
    spots = (
        "name: a, quotes: [Hm], channel: [app, web], pain_points: [true], next: {handoff: managed}",
        "name: b, channel: sms",
    )
    map_ = one_stage(*spots, more="lang: fr-CA\n")
    assert first(map_, "quotes") == [Item("quotes", "«\u00a0Hm\u00a0»")]
    assert first(map_, "channel") == [Item("channel", "Appli"), Item("channel", "Web")]
    assert first(map_, "pain_points") == [
        Item("pain_points", "pas encore formulé", Sign.PAIN_POINT, "S2", severity=2)
    ]
    assert first(map_, "next") == [Item("next", "autre canal", Sign.MANAGED, "vers 2")]


def test_a_row_without_words_of_its_own_is_called_after_its_field() -> None:
    assert heading_of("pain_points", GERMAN) == ("Schmerzpunkte", "wo es wehtut")
    assert (heading_of("pain_points"), heading_of("else_where", GERMAN)) == (
        ("Pain points", "where it hurts"),
        ("Else where", ""),
    )


MOODS = {
    "en": "The mood starts at 0.0, falls to −1.0 at “{x}”, peaks at +2.0 at “b” and ends at +1.0. "
    "It is unknown at 1 of 5 touchpoints.",
    "de": "Die Stimmung beginnt bei 0.0, fällt bei „{x}“ auf −1.0, steigt bei „b“ auf +2.0 und endet bei +1.0. "
    "Bei 1 von 5 Kontaktpunkten ist sie unbekannt.",
    "es": "El ánimo empieza en 0.0, cae a −1.0 en «{x}», llega a +2.0 en «b» y termina en +1.0. "
    "Se desconoce en 1 de 5 puntos de contacto.",
    "fr": "L’humeur commence à 0.0, tombe à −1.0 lors de «\u00a0{x}\u00a0», culmine à +2.0 lors de «\u00a0b\u00a0» et "
    "finit à +1.0. Elle est inconnue pour 1 des 5 points de contact.",
    "nl": "De stemming begint op 0.0, daalt bij “{x}” naar −1.0, piekt bij “b” op +2.0 en eindigt op +1.0. "
    "Bij 1 van 5 contactpunten is ze onbekend.",
}  # fmt: skip


@pytest.mark.parametrize(("lang", "sentence"), MOODS.items(), ids=MOODS)
def test_the_mood_in_a_sentence(lang: str, sentence: str) -> None:
    feelings = [("a", [0.0]), ("{x}", [-1.0]), ("?", []), ("b", [2.0]), ("c", [1.0])]
    assert mood(feelings, speech(lang)) == sentence


GERMAN_MAP = "lang: de\nstages: [{name: S, touchpoints: [{name: a, feeling: 1}]}]"


def test_the_grid_speaks_the_language_of_its_map() -> None:
    made = grid(journey(GERMAN_MAP))
    assert made.description == "Die Stimmung beginnt bei +1.0."
    assert made.head.facts == ("Entwurf", "0 % belegt (0 von 1)")
    assert made.head.figures[-1] == Figure("0", "Brüche: ungeregelte Übergaben", "keine Übergaben")
    assert made.say("exit") == "Ausstieg"


def test_a_story_and_a_head_alone_stay_english() -> None:
    english = head(journey(GERMAN_MAP.replace("lang: de\n", "")), None, None)
    told = story(journey(GERMAN_MAP))
    assert told.head.facts == english.facts == ("draft", "0 % evidenced (0 of 1)")
    assert told.head.figures == english.figures
    assert told.mood == "The mood starts at +1.0."
