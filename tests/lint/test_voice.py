"""CJ201, CJ202, CJ208: the map speaks as the customer does, and of what the customer meets."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from textwrap import dedent, indent

import pytest

from cjmap.lint.words import languages

from .linting import lint

WORDS = files("cjmap.lint.words")


def touchpoint(name: str, fields: str = "", top: str = "") -> str:
    """Return a map with one touchpoint that has these fields, and these fields of the map."""
    head = f"title: I get a new roof\n{dedent(top)}stages:\n  - name: Ask\n    touchpoints:\n"
    return f'{head}      - name: "{name}"\n{indent(dedent(fields), " " * 8)}'


def stage(name: str, lang: str = "en") -> str:
    """Return a map with one stage."""
    return f'title: I get a new roof\nlang: {lang}\nstages:\n  - name: "{name}"\n'


@pytest.mark.parametrize(
    ("lang", "name"),
    [
        pytest.param(
            "en", "Waits while the back office checks the papers", id="an office that is waited for"
        ),
        pytest.param("en", "Hears that the order is in processing", id="an answer in their words"),
        pytest.param("en", "Asks where my order is", id="an order that is asked for"),
        pytest.param("en", "Order processing demo with two vendors", id="a demonstration of such software"),
        pytest.param("en", "Marketing automation trial for thirty days", id="a trial of such software"),
        pytest.param("en", "Lead scoring as I would like it", id="a wish, in the first person"),
        pytest.param("en", "Orders and pays by card", id="orders is a verb here"),
        pytest.param("en", "Order arrives in the evening", id="an order that comes"),
        pytest.param("en", "Quality check at the counter", id="a check that the customer sees"),
        pytest.param("en", "Credit check by the bank", id="a check that the customer has to pass"),
        pytest.param("en", "Budget approval", id="a buyer's own approval"),
        pytest.param("en", "Internal approval by the board", id="a buyer's own approval, called internal"),
        pytest.param("en", "Data protection form", id="a form about data"),
        pytest.param("en", "Batch of cookies for the neighbours", id="a batch of something else"),
        pytest.param("en", "Picks a list of songs", id="pick and list apart"),
        pytest.param("en", "Escalates to the second level of the car park", id="a level of a building"),
        pytest.param("en", "Risk of rain", id="a risk that nobody scores"),
        pytest.param("de", "Fragt nach dem Stand der Auftragsbearbeitung", id="German: asks about it"),
        pytest.param("de", "Bearbeitet den Antrag mit meinem Sohn", id="German: a form of their own"),
        pytest.param("de", "Rechnung liegt im Briefkasten", id="German: a bill that comes"),
        pytest.param("fr", "Attend le traitement de son dossier", id="French: waits for it"),
        pytest.param("es", "Espera la asignación de su caso", id="Spanish: waits for it"),
        pytest.param("nl", "Vraagt naar de orderverwerking", id="Dutch: asks about it"),
        pytest.param("uk", "Order processing", id="a language without lists"),
    ],
)
def test_what_customers_see_is_no_internal_process(lang: str, name: str) -> None:
    assert lint(touchpoint(name, top=f"lang: {lang}\n"), "CJ201") == []


@pytest.mark.parametrize(
    ("fields", "top"),
    [
        pytest.param(
            "backstage: [Tests the roof]\n", "kind: service-blueprint\n", id="a blueprint draws backstages"
        ),
        pytest.param("backstage: [Tests the roof]\nfeeling: -0.5\n", "", id="somebody feels something"),
        pytest.param("support: [Keeps the register]\nchannel: phone\n", "", id="it is met on the telephone"),
        pytest.param("backstage: [Tests the roof]\nwith_us: false\n", "", id="another company's backstage"),
    ],
)
def test_a_backstage_below_something_is_silent(fields: str, top: str) -> None:
    assert lint(touchpoint("Waits for the quote", fields, top), "CJ201") == []


@pytest.mark.parametrize("top", ["kind: service-blueprint\n", "kind: day-in-the-life\n"])
def test_work_in_a_map_of_work_is_silent(top: str) -> None:
    assert lint(touchpoint("Order processing", top=top), "CJ201") == []


@pytest.mark.parametrize(
    ("lang", "name"),
    [
        pytest.param("en", "Order processing", id="the name alone"),
        pytest.param("en", "Automatic order entry in the ERP", id="a small word before it"),
        pytest.param("en", "Lead qualification by inside sales", id="by whom"),
        pytest.param("en-GB", "Back office: checks the papers", id="a colon behind it"),
        pytest.param("de", "Interne Auftragserfassung im ERP", id="German"),
        pytest.param("fr", "Traitement de la commande", id="French"),
        pytest.param("es", "Procesamiento del pedido", id="Spanish"),
        pytest.param("nl", "Orderverwerking door de binnendienst", id="Dutch"),
    ],
)
def test_an_internal_process_is_told_at_its_name(lang: str, name: str) -> None:
    message = f"“{name}” is work that customers never see: it hides what they go through meanwhile"
    assert lint(touchpoint(name, top=f"lang: {lang}\n"), "CJ201") == [(7, message)]


def test_an_internal_process_among_the_actions_is_told_there() -> None:
    text = touchpoint("Asks for a quote", "actions:\n  - Writes an email\n  - Lead routing to the region\n")
    assert lint(text, "CJ201") == [
        (
            9,
            "“Lead routing to the region” is work that customers never see: it hides what they go through meanwhile",
        )
    ]


def test_a_touchpoint_with_nothing_but_a_backstage() -> None:
    assert lint(touchpoint("Roof test", "backstage: [Tests the roof]\n"), "CJ201") == [
        (6, "“Roof test” tells our work only: the customer is left out of the map")
    ]


@pytest.mark.parametrize(
    ("lang", "word", "name"),
    [("uk", "обробка", "Обробка: склад"), ("en", "the daily stand-up", "The daily stand-up at nine")],
)
def test_the_settings_add_processes_in_any_language(lang: str, word: str, name: str) -> None:
    text = touchpoint(name, top=f"lang: {lang}\n")
    assert [line for line, _ in lint(text, "CJ201", words={"internal-processes": (word,)})] == [7]


@pytest.mark.parametrize(
    ("lang", "name"),
    [
        pytest.param("en", "Send", id="a verb of both"),
        pytest.param("en", "Send the parcel back", id="customers send parcels"),
        pytest.param("en", "Sends the documents by post", id="customers send documents"),
        pytest.param("en", "Send my invoice to the tax office", id="in the first person"),
        pytest.param("en", "Offers the seat to a neighbour", id="customers offer things"),
        pytest.param("en", "Order", id="customers order"),
        pytest.param("en", "Deliver the child to school", id="customers deliver children"),
        pytest.param("en", "Collects the router", id="customers collect things"),
        pytest.param("en", "Calls another customer for advice", id="customers call each other"),
        pytest.param("en", "Onboarding call with a person who knows the tool", id="a call of that name"),
        pytest.param("en", "Customer engagement platform demo", id="software of that name"),
        pytest.param("en", "Contacts the landlord", id="somebody else is contacted"),
        pytest.param("en", "Issue appears again", id="an issue is no act"),
        pytest.param("en", "Invoice comes by email", id="an invoice comes"),
        pytest.param("en", "Process of elimination on the sofa", id="a process of the mind"),
        pytest.param("en", "Handle breaks off", id="a handle of a door"),
        pytest.param("en", "Welcome letter on the mat", id="a letter that is found"),
        pytest.param("en", "Ship leaves without us", id="a ship at sea"),
        pytest.param("en", "Lead the dog home", id="another lead"),
        pytest.param("en", "Book and pay", id="customers pay"),
        pytest.param("de", "Rechnung bezahlen", id="German: customers pay bills"),
        pytest.param("de", "Angebot vergleichen", id="German: customers compare offers"),
        pytest.param("de", "Meine Rechnung versenden", id="German: a bill of their own"),
        pytest.param("fr", "Envoyer le colis", id="French: customers send parcels"),
        pytest.param("es", "Enviar los documentos", id="Spanish: customers send papers"),
        pytest.param("nl", "Pakket versturen", id="Dutch: customers send parcels"),
        pytest.param("uk", "Send invoice", id="a language without lists"),
    ],
)
def test_what_customers_do_is_no_company_voice(lang: str, name: str) -> None:
    assert lint(stage(name, lang), "CJ202") == []
    assert lint(touchpoint(name, top=f"lang: {lang}\n"), "CJ202") == []


@pytest.mark.parametrize(
    ("lang", "name"),
    [
        pytest.param("en", "Send invoice", id="the classic"),
        pytest.param("en", "Send the final invoice by email", id="with small words"),
        pytest.param("en", "Onboard new customers", id="customers are the object"),
        pytest.param("en", "Lead nurturing", id="a noun of marketing"),
        pytest.param("en", "Inform the customer of the date", id="informing"),
        pytest.param("de", "Rechnung versenden", id="German, verb last"),
        pytest.param("de", "Den Kunden informieren", id="German, with an article"),
        pytest.param("fr", "Relancer les clients", id="French"),
        pytest.param("fr", "Envoyer l’offre par courriel", id="French with an apostrophe"),
        pytest.param("es", "Informar al cliente", id="Spanish"),
        pytest.param("nl", "De klant informeren", id="Dutch"),
    ],
)
def test_company_voice_is_told_of_stages_and_touchpoints(lang: str, name: str) -> None:
    message = f"“{name}” is what the company does: the map loses the customer, whose journey it is"
    assert lint(stage(name, lang), "CJ202") == [(5, message)]
    assert lint(touchpoint(name, top=f"lang: {lang}\n"), "CJ202") == [(7, message)]


@pytest.mark.parametrize(("fields", "top"), [("with_us: false\n", ""), ("", "kind: service-blueprint\n")])
def test_other_companies_and_blueprints_may_act(fields: str, top: str) -> None:
    assert lint(touchpoint("Send invoice", fields, top), "CJ202") == []


JARGON = {"jargon": ("CPE", "churner", "tech visit", "C++ box")}


@pytest.mark.parametrize(
    "text",
    [
        "Plugs the router in", "Waits for the visit", "Finds CPEs everywhere", "Reads about churn",
        "Churning butter", "Looks for a tech shop", "Techno visit", "Visits a tech fair", "Opens the box",
        "Uses C and a box", "Cpec is a pipeline", "Keeps the old box", "Asks a technician", "Calls the hotline",
        "Reads the letter", "Gets a text", "Pays by card", "Goes home", "Sees a green light", "Tells a friend",
    ],
)  # fmt: skip
def test_other_words_are_no_jargon(text: str) -> None:
    assert lint(touchpoint(text, f"thoughts: {text}\n"), "CJ208", words=JARGON) == []


def test_without_a_list_there_is_no_jargon() -> None:
    assert lint(touchpoint("Plugs the CPE in"), "CJ208") == []


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param("quotes: [They call it a CPE]\n", id="somebody said so"),
        pytest.param("note: The CPE is model four\n", id="a note is ours"),
        pytest.param("backstage: [Boots the CPE]\n", id="a backstage is ours"),
        pytest.param("opportunities: [Ship the CPE earlier]\n", id="an opportunity is ours"),
    ],
)
def test_jargon_is_ours_to_use_elsewhere(fields: str) -> None:
    assert lint(touchpoint("Plugs it in", fields), "CJ208", words=JARGON) == []


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param("thoughts: Where is the CPE?\n", id="a thought"),
        pytest.param("actions: [Plugs the cpe in]\n", id="an action, in small letters"),
        pytest.param("needs: A CPE that works\n", id="a need"),
        pytest.param("pain_points: [The CPE is late]\n", id="a pain point"),
        pytest.param("delights: [The CPE is early]\n", id="a delight"),
        pytest.param("expectations: [{expects: To find the CPE}]\n", id="an expectation"),
        pytest.param("choose_us: The best CPE\n", id="a reason"),
    ],
)
def test_jargon_where_the_customer_speaks(fields: str) -> None:
    found = lint(touchpoint("Plugs it in", fields), "CJ208", words=JARGON)
    word = "cpe" if "cpe" in fields else "CPE"
    assert found == [(7, f"“{word}” is our jargon: where customers speak it hides what they mean")]


def test_every_language_has_every_list_and_no_entry_twice() -> None:
    lists = {
        lang: tomllib.loads((WORDS / f"{lang}.toml").read_text(encoding="utf-8")) for lang in languages()
    }
    assert {lang: sorted(found) for lang, found in lists.items()} == dict.fromkeys(
        ["de", "en", "es", "fr", "nl"], sorted(lists["en"])
    )
    for found in lists.values():
        for words in found.values():
            folded = [word.casefold() for word in words]
            assert [word for word in folded if folded.count(word) > 1] == []
