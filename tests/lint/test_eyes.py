"""CJ203–CJ207: whose journey it is, and from where to where it goes."""

from __future__ import annotations

import pytest

from .linting import lint


def stages(*names: str, top: str = "", lang: str = "en") -> str:
    """Return a map with these stages."""
    lines = "".join(f'  - name: "{name}"\n' for name in names)
    return f"title: I do my taxes\nlang: {lang}\n{top}stages:\n{lines}"


@pytest.mark.parametrize(
    ("lang", "name"),
    [
        pytest.param("en", "Find help", id="what customers want"),
        pytest.param("en", "Get service", id="a service is wanted"),
        pytest.param("en", "Call customer service", id="a department is called"),
        pytest.param("en", "Sales are on", id="sales in a shop"),
        pytest.param("en", "Pick up", id="a verb beside the department Pick-up"),
        pytest.param("en", "Finance", id="the money for a car"),
        pytest.param("en", "Support", id="support is wanted too"),
        pytest.param("en", "Delivery", id="deliveries come home"),
        pytest.param("en", "Operation", id="in a hospital"),
        pytest.param("en", "Marketing class", id="a class"),
        pytest.param("en", "Compare", id="comparing"),
        pytest.param("en", "Claim", id="a claim is the customer's"),
        pytest.param("en", "Pay the accounts", id="accounts are paid"),
        pytest.param("en", "Legal questions", id="questions"),
        pytest.param("en", "Product", id="a product"),
        pytest.param("en", "Human contact", id="half of a department's name"),
        pytest.param("en", "It works", id="no information technology"),
        pytest.param("de", "Hilfe finden", id="German: what customers want"),
        pytest.param("de", "Beratung", id="German: advice is wanted"),
        pytest.param("de", "Kundendienst rufen", id="German: a department is called"),
        pytest.param("fr", "Le retour", id="French: a return"),
        pytest.param("es", "Administración de la herencia", id="Spanish: an estate"),
        pytest.param("nl", "Administratie", id="Dutch: papers at home"),
        pytest.param("uk", "Marketing", id="a language without lists"),
    ],
)
def test_stages_of_a_life_are_no_departments(lang: str, name: str) -> None:
    top = "departments: [Pick-up, Sales team]\n"
    assert lint(stages(name, top=top, lang=lang), "CJ203") == []


@pytest.mark.parametrize(
    ("lang", "name"),
    [
        pytest.param("en", "Sales", id="a department anywhere"),
        pytest.param("en", "the customer service", id="with an article, in small letters"),
        pytest.param("uk", "PICK-UP", id="a department of the map, in any language"),
        pytest.param("uk", "Front office", id="a department of somebody in the team"),
        pytest.param("de", "Vertrieb", id="German"),
        pytest.param("fr", "Le service après-vente", id="French"),
        pytest.param("es", "Atención al cliente", id="Spanish"),
        pytest.param("nl", "Klantenservice", id="Dutch"),
    ],
)
def test_a_department_is_no_stage(lang: str, name: str) -> None:
    top = "departments: [Pick-up]\nteam: [{name: Jo, department: Front office}]\n"
    message = f"“{name}” is a department: the stage shows our organisation, not what customers want"
    assert lint(stages(name, top=top, lang=lang), "CJ203") == [(7, message)]


@pytest.mark.parametrize(
    ("lang", "first", "last"),
    [
        pytest.param("en", "Notice", "Enjoy", id="from need to use"),
        pytest.param("en", "Log the fault", "Repair", id="another log"),
        pytest.param("en", "Sign", "Move in", id="signing a lease"),
        pytest.param("en", "Sign up for the newsletter", "Visit", id="a newsletter has no inside"),
        pytest.param("en", "Opens the app store", "Use", id="a store is outside"),
        pytest.param("en", "Activate the neighbours", "Celebrate", id="neighbours are no product"),
        pytest.param("en", "Create a list", "Shop", id="a list is no account"),
        pytest.param("en", "Logs in the forest", "Fire", id="a verb of wood"),
        pytest.param("en", "Realise", "Pay and tell others", id="something follows on paying"),
        pytest.param("en", "Realise", "Order", id="an order is not yet a payment"),
        pytest.param("en", "Realise", "Check out", id="leaving a hotel"),
        pytest.param("en", "Realise", "Get paid", id="money for the customer"),
        pytest.param("en", "Realise", "Payback", id="a word that begins alike"),
        pytest.param("en", "Realise", "Buyer's remorse", id="after buying"),
        pytest.param("en", "Realise", "Saleable", id="another word"),
        pytest.param("en", "Realise", "Purchase and use", id="use follows"),
        pytest.param("de", "Einlagern", "Abschluss", id="German: an end"),
        pytest.param("de", "Suchen", "Zahlungsziel", id="German: a word that begins alike"),
        pytest.param("fr", "Chercher", "Règlement", id="French: a settlement"),
        pytest.param("es", "Buscar", "Pago y uso", id="Spanish: use follows"),
        pytest.param("nl", "Zoeken", "Betaald parkeren", id="Dutch: parking"),
        pytest.param("uk", "Log in", "Pay", id="a language without lists"),
    ],
)
def test_wide_journeys_are_silent(lang: str, first: str, last: str) -> None:
    assert lint(stages(first, last, lang=lang), "CJ204") == []


@pytest.mark.parametrize(
    "top",
    [
        pytest.param(
            "scope: {starts: The letter is here, ends: The money is sent}\n", id="the scope says so"
        ),
        pytest.param("kind: day-in-the-life\n", id="a day begins with the alarm clock"),
        pytest.param("kind: service-blueprint\n", id="a blueprint shows a part"),
    ],
)
def test_narrow_journeys_on_purpose_are_silent(top: str) -> None:
    assert lint(stages("Log in", "Pay", top=top), "CJ204") == []


def test_a_buyer_may_end_with_the_purchase() -> None:
    assert lint(stages("Notice", "Purchase", top="journey: buyer\n"), "CJ204") == []


def test_a_meal_is_paid_at_its_end() -> None:
    text = "title: I eat out\nstages:\n  - name: Notice\n  - {name: Pay, lifecycle: post-sale}\n"
    assert lint(text, "CJ204") == []


def test_one_stage_is_a_beginning() -> None:
    assert lint(stages("Pay"), "CJ204") == []


@pytest.mark.parametrize(
    ("lang", "first"),
    [("en", "Log in"), ("en", "Create an account on the portal"), ("de", "Login"), ("es", "Inicio de sesión"),
     ("fr", "Se connecter"), ("nl", "Inloggen op de site")],
)  # fmt: skip
def test_a_journey_that_starts_inside(lang: str, first: str) -> None:
    message = f"the journey starts at “{first}”: how people came to need us, and to us, is missing"
    assert lint(stages(first, "Tell others", lang=lang), "CJ204") == [(5, message)]


def test_a_first_touchpoint_that_is_inside() -> None:
    text = "title: I do my taxes\nstages:\n  - name: Start\n    touchpoints:\n      - name: Logs in to the portal\n"
    assert [line for line, _ in lint(text + "  - name: Send\n", "CJ204")] == [6]


@pytest.mark.parametrize(
    ("lang", "last"),
    [("en", "Payment"), ("en", "Pay the invoice"), ("de", "Bezahlen"), ("es", "Pagar"), ("fr", "Paiement"),
     ("nl", "Afrekenen")],
)  # fmt: skip
def test_a_journey_that_ends_at_the_till(lang: str, last: str) -> None:
    message = f"the journey ends at “{last}”: whether people use it, stay and tell others is missing"
    assert lint(stages("Notice", last, lang=lang), "CJ204") == [(6, message)]


def test_a_stage_alongside_is_neither_first_nor_last() -> None:
    text = stages("Notice", "Pay") + "  - {name: Keep in touch, alongside: true}\n"
    assert [line for line, _ in lint(text, "CJ204")] == [6]


def test_a_persona_by_name_is_enough() -> None:
    assert lint(stages("Order", top="personas: Sam, commuter\n"), "CJ205") == []


def test_nobody_is_told_once_at_the_title() -> None:
    assert lint(stages("Order"), "CJ205") == [
        (2, "no persona: whose journey this is stays open, and everybody means another customer")
    ]


@pytest.mark.parametrize(
    "persona",
    [
        pytest.param("Sam, commuter", id="a name is a beginning"),
        pytest.param("{name: Sam, role: Commuter}", id="a role is no demographic"),
        pytest.param("{name: Sam, age: 34, goals: Be in time}", id="a goal explains"),
        pytest.param("{name: Sam, age: 34, summary: Hates queues}", id="a summary may say it all"),
        pytest.param("{name: Sam, age: 34, learns_from: Colleagues}", id="whom Sam learns from"),
        pytest.param("{name: Sam, age: 34, x_motives: Speed}", id="an own field may say it"),
    ],
)
def test_personas_with_something_to_say_are_silent(persona: str) -> None:
    assert lint(stages("Order", top=f"personas:\n  - {persona}\n"), "CJ206") == []


def test_demographics_alone_are_thin() -> None:
    persona = "personas:\n  - name: Sam\n    role: Commuter\n    age: 34\n    location: Suburb\n"
    assert lint(stages("Order", top=persona), "CJ206") == [
        (5, "“Sam” has only demographics: they explain nothing that people do")
    ]


@pytest.mark.parametrize("top", ["scenario: Monday at eight\n", "scope: {starts: The alarm clock}\n"])
def test_a_situation_or_an_edge_is_enough(top: str) -> None:
    assert lint(stages("Order", top=top), "CJ207") == []


@pytest.mark.parametrize("top", ["", "scope: {}\n", "scenario:\n"])
def test_neither_situation_nor_edge(top: str) -> None:
    assert lint(stages("Order", top=top), "CJ207") == [
        (2, "neither scenario nor scope: every reader imagines another situation, and the map has no edges")
    ]
