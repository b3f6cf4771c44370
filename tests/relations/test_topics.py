"""Related articles: on one topic, the closest first, none rather than a wrong one."""

from collections.abc import Iterable
from dataclasses import replace
from random import Random

from fonds.catalogue.holdings import read_holdings
from fonds.relations.relate import relate
from fonds.relations.store import read_relations
from tests.relations.catalogues import Given, make_catalogue

FLEET = [
    "La flotte russe de la mer Noire a perdu un croiseur devant Sébastopol, selon Kiev.",
    "Un croiseur de la flotte russe a coulé en mer Noire, au large de Sébastopol.",
    "Sébastopol : la flotte russe retire un croiseur endommagé de la mer Noire.",
]
CHERRIES = [
    "La récolte des cerises commence dans les vergers du Vaucluse malgré le gel.",
    "Le gel a touché les vergers du Vaucluse, la récolte des cerises sera maigre.",
]


def lists(*articles: Given) -> dict[str, list[str]]:
    catalogue = make_catalogue(articles)
    relate(catalogue, read_holdings(catalogue))
    return {
        article_id: [it.other_id for it in listed if it.kind == "related"]
        for article_id, listed in read_relations(catalogue).items()
    }


def some(prefix: str, texts: Iterable[str], tags: tuple[str, ...] = ()) -> list[Given]:
    return [Given(f"{prefix}{at}", "", text, tags=tags) for at, text in enumerate(texts)]


def test_articles_on_one_topic_are_related() -> None:
    found = lists(*some("f", FLEET), *some("c", CHERRIES))
    assert {key: set(others) for key, others in found.items()} == {
        "f0": {"f1", "f2"},
        "f1": {"f0", "f2"},
        "f2": {"f0", "f1"},
        "c0": {"c1"},
        "c1": {"c0"},
    }


def test_tags_bring_nearer_but_do_not_relate_by_themselves() -> None:
    place = ("places/france",)
    fleet, cherries = some("f", FLEET[:1], tags=place), some("c", CHERRIES[:1], tags=place)
    assert lists(*fleet, *cherries) == {}
    plain, place = lists(*some("f", FLEET))["f2"], ("places/sebastopol",)
    one, other, tagged = some("f", FLEET)
    tagged, far = (
        replace(tagged, tags=place),
        replace(other if plain[1] == other.id else one, tags=place),
    )
    near = one if far.id == other.id else other
    assert lists(near, far, tagged)["f2"] == [far.id, near.id]


def test_copies_are_not_listed_as_related_and_one_stands_for_all() -> None:
    text = " ".join([*FLEET[:2], "Le ministère de la Défense évoque un incendie à bord du navire."])
    found = lists(Given("a", "Un", text), Given("b", "Deux", text), Given("c", "Trois", FLEET[2]))
    assert found["c"] == ["a"]
    assert found["a"] == found["b"] == ["c"]


def test_at_most_five_are_listed() -> None:
    rnd = Random(1)  # noqa: S311 - the same texts each time
    fleet = set(" ".join(FLEET).split(" "))
    texts = [" ".join(rnd.sample(sorted(fleet), 18)) for _ in range(8)]
    others = [f"autre{at} chose{at}" for at in range(60)]
    assert max(map(len, lists(*some("a", texts), *some("b", others)).values())) == 5


def test_scripts_without_spaces_have_words_too() -> None:
    ships = (
        "俄罗斯黑海舰队的巡洋舰在塞瓦斯托波尔附近沉没",
        "黑海舰队巡洋舰沉没,塞瓦斯托波尔港口关闭",
    )
    fruit = "今年的樱桃收成因为四月的霜冻而大幅减少"
    found = lists(*(Given(f"a{at}", "新闻", text) for at, text in enumerate((*ships, fruit))))
    assert found == {"a0": ["a1"], "a1": ["a0"]}
