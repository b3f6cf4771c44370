"""What is taken for a name in a text, and what is not."""

import pytest

from fonds.names.recognise.recognise import find_by_rules
from fonds.names.recognise.topics import load_topics


def names(text: str, lang: str = "fr") -> list[tuple[str, str]]:
    """What stands in *text* for a name of a known kind."""
    found = find_by_rules(text, lang)
    return [(text[s.start : s.end], s.kind) for s in found if s.kind not in ("", "thing")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Le ministre Jean Dupont a parlé.", [("Jean Dupont", "person")]),
        ("Selon le président turc Recep Karaoglu, c’est fait.", [("Recep Karaoglu", "person")]),
        ("Il l’a dit à l’Ukraine et à la Russie.", [("Ukraine", "place"), ("Russie", "place")]),
        ("WASHINGTON – Le texte suit.", [("WASHINGTON", "place")]),
        ("La Côte d’Ivoire négocie.", [("Côte d’Ivoire", "place")]),
        ("Il vit à Lépanges-sur-Vologne.", [("Lépanges-sur-Vologne", "place")]),
        ("Le ministère de la Justice a répondu.", [("ministère de la Justice", "organisation")]),
        ("Les locaux de la CSTP ferment.", [("CSTP", "organisation")]),
        ("La société Opower recrute.", [("Opower", "organisation")]),
        ("La Cour suprême a tranché.", [("Cour suprême", "organisation")]),
        ("Bachar el-Assad est parti.", [("Bachar el-Assad", "person")]),
        ("Les Nations unies ont voté.", [("Nations unies", "organisation")]),
        ("Il vit au Havre et à la Rochelle.", [("Havre", "place"), ("Rochelle", "place")]),
        ("Selon la Voix du Nord, il pleut.", [("la Voix du Nord", "organisation")]),
        ("Il a lu le Canard enchaîné.", [("le Canard enchaîné", "organisation")]),
        ("Elle l’a dit à Télé-Machin hier.", [("Télé-Machin", "organisation")]),
        ("Ils ont vu la tour Eiffel de loin.", [("tour Eiffel", "place")]),
        (
            "Il adhère au syndicat des zorbex unis (SZU).",
            [("syndicat des zorbex unis", "organisation"), ("SZU", "organisation")],
        ),
        ("Il vote à la Belle Alliance populaire.", [("Belle Alliance populaire", "organisation")]),
        ("Selon le quotidien « Zorbex », il pleut.", [("Zorbex", "organisation")]),
        (
            "Le maire de Paris Anne Hidalgo est là.",
            [("Paris", "place"), ("Anne Hidalgo", "person")],
        ),
    ],
)
def test_names_are_found(text: str, found: list[tuple[str, str]]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Les Russes et les Français sont d’accord.",
        "« Discuté des efforts diplomatiques récents », indique le tweet.",
        "L’État paiera, et qu’il paie vite.",
        "La Seconde Guerre mondiale est finie.",
        "Lundi, Interrogé par la presse, il a souri.",
        "Il regarde le Tour de France et les Jeux de Rio.",
        "Elle l’a écrit sur Twitter.",
        "VIDÉO – LE FILM DU JOUR EST ARRIVÉ",
        "Avez-vous compris ? Souvenez-vous !",
        "Elle présente l’émission Zorbex Live depuis hier.",
        "L’animatrice de « Zorbex Drop » est partie, et il a vu le film Zorbex.",
        "Il a été transporté au CHU après un AVC.",
        "Il touche l’indemnité représentative de frais de mandat (IRFM) depuis hier.",
        "Un enfant de 6 à 10 ANS est venu.",
        "Elle souffre de la maladie de Charcot et il a eu le prix Goncourt.",
        "Ils sont au départ du Tour de France, et du cap de la Défense.",
    ],
)
def test_what_only_looks_like_a_name_is_none(text: str) -> None:
    assert names(text) == []


def test_a_place_inside_a_longer_name_is_not_that_place() -> None:
    assert names("L’écrivain Anatole France est mort.") == [("Anatole France", "person")]
    assert names("Il lit le Washington Post.") == [("Washington Post", "organisation")]


def test_a_form_of_several_meanings_is_a_place_where_its_neighbours_say_so() -> None:
    assert ("Nice", "place") in names("Elle habite à Nice.")
    assert ("Florence", "place") not in names("Florence a souri.")


def test_a_short_form_means_the_full_one_of_its_article() -> None:
    text = (
        "Volodymyr Zelensky parle. Zelensky a raison. Thomas De Gendt gagne : De Gendt est heureux."
    )
    spans = [(text[s.start : s.end], s.form) for s in find_by_rules(text, "fr")]
    assert ("Zelensky", "Volodymyr Zelensky") in spans
    assert ("De Gendt", "Thomas De Gendt") in spans


def test_two_persons_of_one_surname_are_not_confused() -> None:
    text = "Bill Clinton et Hillary Clinton sont venus. Clinton a parlé."
    forms = [s.form for s in find_by_rules(text, "fr") if text[s.start : s.end] == "Clinton"]
    assert forms == ["Clinton"]


def test_every_mention_of_a_long_text_is_found() -> None:
    text = "Le Kremlin et Jean Dupont, " * 4000
    assert len(find_by_rules(text, "fr")) == 8000


def test_an_acronym_means_the_name_before_it() -> None:
    text = "La Confédération générale du travail (CGTX) appelle. La CGTX attend."
    forms = {s.form for s in find_by_rules(text, "fr") if text[s.start : s.end] == "CGTX"}
    assert forms == {"Confédération générale du travail"}


def test_initials_mean_the_person_who_has_them() -> None:
    text = "Jean Paul-Verdier est arrivé hier soir. Ses amis disent que JPV est content."
    spans = {text[s.start : s.end]: (s.kind, s.form) for s in find_by_rules(text, "fr")}
    assert spans["JPV"] == ("person", "Jean Paul-Verdier")


def test_a_title_speaks_against_a_name_wherever_it_stands() -> None:
    text = "La suite de « Zorbex » arrive, et « Zorbex » plaît. Selon Zorbex, tout va bien."
    kinds = {s.kind for s in find_by_rules(text, "fr") if text[s.start : s.end] == "Zorbex"}
    assert kinds == {"thing"}


def test_a_pope_is_known_by_his_rank() -> None:
    text = "Le pape François est à Rome."
    assert next(s.form for s in find_by_rules(text, "fr")) == "pape François"


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("en", "He left Germany for South Korea.", ["Germany", "South Korea"]),
        ("de", "Sie reist von Österreich nach Frankreich.", ["Österreich", "Frankreich"]),
        ("zh", "他从法国去了德国。", ["法国", "德国"]),
        ("ja", "彼はフランスへ行った。", ["フランス"]),
        ("ru", "Украина и Франция", ["Украина", "Франция"]),
        ("und", "Xyz France", []),
    ],
)
def test_other_languages_have_their_places(lang: str, text: str, found: list[str]) -> None:
    assert [surface for surface, _ in names(text, lang)] == found


def test_a_span_points_into_the_text_as_it_is_written() -> None:
    text = "« L’Ukraine »\xa0: le\u202fKremlin d’aujourd’hui."
    assert names(text) == [("Ukraine", "place"), ("Kremlin", "organisation")]


def test_topics_are_none_rather_than_a_guess() -> None:
    topics = load_topics()
    war = "L’armée bombarde la ville ; des soldats et des chars avancent, la guerre continue."
    assert topics.find("", war, "fr") == ["conflits-et-defense"]
    assert topics.find("", "Il fait beau.", "fr") == []
    assert topics.find("", war, "xx") == []
    assert len(topics.topics) == 19


def test_topics_are_found_in_english_too() -> None:
    text = "Soldiers and tanks took the city; the army said the war and the missile strikes go on."
    assert load_topics().find("", text, "en") == ["conflits-et-defense"]
    assert load_topics().label("conflits-et-defense", "en") == "Conflict and defence"
