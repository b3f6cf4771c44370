"""What records are called, which variants they have, and why articles are tagged with them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from fonds.catalogue.store import open_catalogue
from fonds.names.curate.authorities import read_authorities
from fonds.names.curate.curated import Authorities
from fonds.names.resolve.cluster import Cluster
from fonds.names.resolve.ids import RecordIds
from fonds.names.stage import find_names
from tests.names.holding import Holding, hold, hold_french


def variants(holding: Holding, label: str) -> set[str]:
    rows = holding.query(
        "SELECT form FROM variants v JOIN records r ON r.id = v.record_id WHERE r.label = ?", label
    )
    return {form for (form,) in rows}


def tags(holding: Holding, label: str) -> dict[str, str]:
    """Article → why it is tagged with the record of that label."""
    return dict(
        holding.query(
            "SELECT t.article_id, t.why FROM tags t JOIN records r ON r.id = t.record_id"
            " WHERE r.label = ?",
            label,
        )
    )


def test_metadata_say_how_a_name_is_written(tmp_path: Path) -> None:
    holding = hold_french(tmp_path, "Chacun a vu Jean Dupont hier.")
    holding.archive.metadata[0].write_text("fichier;personnes\nn1.txt;Jean DUPONT\n", "utf-8")
    assert holding.enrich().labels("person") == {"Jean DUPONT"}
    ids = RecordIds(Authorities())
    ids.enter([cluster("jean dupont", "Jean Aupont")])
    key = ids.state("person", "Jean Dupont")
    assert (key, ids.label(key)) == ("person:jean dupont", "Jean Dupont")


def cluster(form: str, label: str, proven: bool = True) -> Cluster:
    return Cluster((form,), Counter(person=1), Counter([label]), Counter([label]), proven)


def test_a_name_that_a_model_alone_saw_is_sure_once_metadata_state_it() -> None:
    ids = RecordIds(Authorities())
    ids.enter([cluster("zorbex", "Zorbex", proven=False), cluster("vurmak", "Vurmak")])
    assert ids.unsure == {"person:zorbex"}
    ids.state("person", "Zorbex")
    assert ids.unsure == set()


def test_a_territory_under_its_usual_name_keeps_its_address(tmp_path: Path) -> None:
    published = {"place:etat de la cite du vatican": "places/etat-de-la-cite-du-vatican"}
    ids = RecordIds(Authorities(), published, "fr")
    key = ids.state("place", "Vatican")
    assert ids.state("place", "État de la Cité du Vatican") == key == "place:vatican"
    assert ids.assign_ids() == {key: "places/etat-de-la-cite-du-vatican"}
    text = "Il va au Vatican. Le Vatican a répondu."
    assert hold_french(tmp_path, text).enrich().labels("place") == {"Vatican"}


def test_names_of_a_kind_with_one_fold_are_one_record() -> None:
    ids = RecordIds(Authorities())
    for kind in ("person", "place", "publication", "folder", "creator"):
        assert ids.state(kind, "Libération") == ids.state(kind, "Liberation")
        assert ids.state(kind, "LE-MONDE") == ids.state(kind, "Le  Monde")
        assert ids.state(kind, "L’Écho") == ids.state(kind, "L'Echo")
        assert ids.state(kind, "Край") != ids.state(kind, "Краи")
    assert ids.state("person", "  ") == ""


def test_a_label_has_the_apostrophe_of_print(tmp_path: Path) -> None:
    holding = hold_french(tmp_path, "Chacun a vu Jeanne d'Arvac et l'Ukraine.").enrich()
    assert holding.labels("person") == {"Jeanne d’Arvac"}
    assert holding.labels("place") == {"Ukraine"}


def test_the_name_of_a_territory_is_the_one_of_the_archive_s_language(tmp_path: Path) -> None:
    holding = hold(tmp_path, {"un": "He left Germany for South Korea in the morning."}).enrich()
    assert holding.labels("place") == {"Allemagne", "Corée du Sud"}


def test_variants_are_other_forms_and_no_first_name_or_line_in_capitals(tmp_path: Path) -> None:
    texts = (
        "Volodymyr Zelensky est là. Zelensky parle, et Volodymyr rit.",
        "Volodymyr Zelenskyy est venu. Alain Vurmakov est là. Un cri : VURMAKOV !",
    )
    holding = hold_french(tmp_path, *texts).enrich()
    assert variants(holding, "Volodymyr Zelensky") == {"Volodymyr Zelenskyy", "Zelensky"}
    assert variants(holding, "Alain Vurmakov") == set()


def test_the_strongest_reason_of_a_tag_counts(tmp_path: Path) -> None:
    texts = ("Selon Valence, il pleut. Il vit à Valence.", "Il a vu la ville de Zorbex hier.")
    holding = hold_french(tmp_path, *texts).enrich()
    assert tags(holding, "Valence") == {"n1": "gazetteer"}
    assert tags(holding, "Zorbex") == {"n2": "rule"}


def test_a_rejected_form_names_nothing_and_the_full_name_stays(tmp_path: Path) -> None:
    text = "Volodymyr Zelensky est là, et Zelensky parle."
    holding = hold_french(tmp_path, text).enrich("reject: [Zelensky]\n")
    assert holding.labels("person") == {"Volodymyr Zelensky"}
    named = holding.query("SELECT surface FROM mentions WHERE record_id IS NOT NULL")
    assert named == [("Volodymyr Zelensky",)]


def test_a_rejected_topic_tags_nothing(tmp_path: Path) -> None:
    war = "L’armée bombarde la ville ; des soldats et des chars avancent, la guerre continue."
    holding = hold(tmp_path, {"un": war}).enrich()
    assert holding.labels("topic") == {"Conflits et défense"}
    assert holding.enrich("reject: [Conflits et défense]\n").labels("topic") == set()


def test_merges_follow_each_other(tmp_path: Path) -> None:
    text = "Chacun a vu Jean Vurmak, Xavi Zorbex et Anne Karaoglu."
    curated = "merge: [[jean-vurmak, xavi-zorbex], [anne-karaoglu, jean-vurmak]]\n"
    holding = hold_french(tmp_path, text).enrich(curated)
    assert holding.labels("person") == {"Anne Karaoglu"}
    assert variants(holding, "Anne Karaoglu") == {"Jean Vurmak", "Xavi Zorbex"}
    named = holding.query("SELECT DISTINCT record_id FROM mentions")
    assert named == [("people/anne-karaoglu",)]


DECISIONS = (
    "",
    "reject: [Zelensky]\n",
    "split: [Zelensky]\nhide_names: [places/ukraine]\n",
    "merge: [[jean-vurmak, volodymyr-zelensky]]\n",
    "people: {vz: {label: Volodymyr Zelensky, variants: [Zelensky, Vurmak]}}\n",
    "people: {vz: {label: Volodymyr Zelensky}}\n"
    "articles: {n2: {add: {people: [vz]}, remove: [places/ukraine], pin: {Vurmak: vz}}}\n",
    "people: {vz: {label: Volodymyr Zelensky}}\narticles: {n1: {remove: [vz]}}\n",
    "people: {vz: {label: Volodymyr Zelensky}}\n",
    "organisations: {vu: {label: Vurmak en Ukraine}}\n",
    "relabel: {Zorbex: places, Jean Vurmak: organisations}\n",
    "reject: [Conflits et défense, Vurmak]\n",
    "people: {ju: {label: Jean Vurmak}}\narticles: {n3: {add: {people: [ju]}}}\n",
    "people: {ju: {label: Jean Vurmak}}\narticles: {n9: {add: {people: [ju]}}}\n",
    "",
)


def test_tags_after_each_of_many_decisions_are_those_of_an_archive_that_is_new(
    tmp_path: Path,
) -> None:
    texts = (
        "Volodymyr Zelensky est là, et Zelensky parle. Chacun a vu Jean Vurmak en Ukraine.",
        "Jean Vurmak est venu. M. Vurmak a quitté l'Ukraine avec Zelensky pour Zorbex.",
        "L’armée bombarde la ville ; des soldats et des chars avancent, la guerre continue.",
    )
    old = hold_french(tmp_path / "old", *texts)
    old.archive.metadata[0].write_text("fichier;personnes\nn3.txt;Jean Vurmak\n", "utf-8")
    old.enrich()
    for at, said in enumerate(DECISIONS):
        new = hold_french(tmp_path / str(at), *texts)
        new.archive.metadata[0].write_text("fichier;personnes\nn3.txt;Jean Vurmak\n", "utf-8")
        assert list_tags(old, said) == list_tags(new.enrich(said), said), said


def test_who_is_stated_no_more_may_still_be_named(tmp_path: Path) -> None:
    holding = hold_french(tmp_path, "Chacun a vu Jean Vurmak.")
    holding.archive.metadata[0].write_text("fichier;personnes\nn1.txt;Xavi Ombrage\n", "utf-8")
    merge = "merge: [[jean-vurmak, xavi-ombrage]]\n"
    holding.enrich()
    for said, why in (("", "rule"), (merge, "metadata"), ("", "rule")):
        list_tags(holding, said)
        assert tags(holding, "Jean Vurmak") == {"n1": why}


def test_the_label_that_most_metadata_have_counts(tmp_path: Path) -> None:
    holding = hold_french(tmp_path, *["Rien."] * 5)
    names = ("Jean Zorbex", "Jean ZORBEX") * 2 + ("Jean Zorbex",)
    rows = [f"n{at}.txt;{name}\n" for at, name in enumerate(names, 1)]
    holding.archive.metadata[0].write_text("".join(["fichier;personnes\n", *rows]), "utf-8")
    assert holding.enrich().labels("person") == {"Jean Zorbex"}


def test_a_folder_says_less_than_metadata(tmp_path: Path) -> None:
    (tmp_path / "seeds" / "f").mkdir(parents=True)
    for name in ("a", "b"):
        (tmp_path / "seeds" / "f" / f"{name}.txt").write_text(" date 2022 Rien.", "utf-8")
    holding = hold(tmp_path, tmp_path / "seeds")
    holding.archive.metadata[0].write_text("fichier;personnes\nf/b.txt;Zoé Zorbex\n", "utf-8")
    holding.enrich("merge: [[people/zoe-zorbex, folders/f]]\n")
    assert tags(holding, "Zoé Zorbex") == {"f--a": "folder", "f--b": "metadata"}


def list_tags(holding: Holding, said: str) -> list[tuple[object, ...]]:
    """All tags once names were found by what authorities.yml then says."""
    holding.archive.authorities.write_text(said, encoding="utf-8")
    with open_catalogue(holding.archive.catalogue) as catalogue:
        curated = read_authorities(holding.archive.authorities)
        find_names(catalogue, curated, holding.archive, lambda done, of: None)
    return holding.query("SELECT * FROM tags ORDER BY 1, 2")
