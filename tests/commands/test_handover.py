"""``fonds handover``: one folder with all of an archive, verified, the same each time."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import Result

from fonds.files.lock import hold_lock
from fonds.terminal.progress import Progress
from fonds.verify.finding import Verification
from fonds.verify.verification import verify_target
from tests.archives import Home, invoke, make_home, read_tree

RARE = [f"zorgl{letter}bien" for letter in "abcdefghijklmnopqrst"]
SEEDS: dict[str, str | bytes] = {
    "un.txt": " date 2021-03 Un texte seul\n\nRien ne bouge à Lyon ce matin.\n",
    "deux 100 %.txt": " date 2022-01 La neige tombe\n\nMarie Curie est à Lyon.\n",
    "secret.txt": f" date 2021-05 Le {RARE[0]}\n\nOn y lit {' '.join(RARE[1:])}.\n",
    "secret.pdf": f"original: {RARE[2]}",
    "photo.jpg": b"\xff\xd8\xff\xe0",
    "metadata.csv": "file;title;author\nun.txt;;Anne\nsecret.txt;" + RARE[3] + ";Anne\n",
}


def hand_over(home: Home, target: Path, *args: str) -> Result:
    return invoke("handover", str(target), "-f", str(home.config), *args)


def verify(target: Path) -> Verification:
    return verify_target(target, Progress(quiet=True))


def words_in(folder: Path) -> set[str]:
    data = b"\0".join(
        data for pair in read_tree(folder).items() for data in (pair[0].encode(), pair[1])
    )
    return {word for word in RARE if word.encode() in data}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A built archive with a theme, a hook and a page of its own; nothing in it is changed."""
    home = make_home(tmp_path_factory.mktemp("archive") / "fonds", SEEDS)
    home.put("theme/extra.html", "<p>extra</p>")
    home.put("hooks/hook.py", "def on_config(config):\n    return config\n")
    home.put("docs/moi.md", "# Moi\n\nUne page écrite à la main.\n")
    home.put("seeds/.DS_Store", b"litter")
    (home.seeds / "lien.txt").symlink_to(home.config)
    home.configure(
        theme={"name": "material", "language": "fr", "custom_dir": "theme"},
        hooks=["hooks/hook.py"],
        site_author="Anne",
        copyright="© Anne",
        fonds={
            "publish": {"source": False},
            "description": {"repository": "Musée de Lyon", "contact": "a@example.org"},
        },
    )
    home.build()
    return home


@pytest.fixture(scope="module")
def bag(archive: Home, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive, handed over once; nothing in it is changed."""
    target = tmp_path_factory.mktemp("bag") / "bag"
    assert hand_over(archive, target).exit_code == 0
    return target


@pytest.fixture
def copy(bag: Path, tmp_path: Path) -> Path:
    """A copy of the bag, to damage."""
    return shutil.copytree(bag, tmp_path / "bag")


@pytest.fixture(scope="module")
def withdrawn(archive: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The archive, one of its articles withdrawn after it was handed out."""
    home = Home(tmp_path_factory.mktemp("withdrawn") / "fonds")
    shutil.copytree(archive.folder, home.folder, symlinks=True)
    home.configure(fonds={"publish": {"source": True}})
    home.build()
    home.bundle()
    home.put("authorities.yml", "articles:\n  secret: {withdrawn: true}\n")
    home.build()
    return home


def test_it_holds_all_that_it_takes(archive: Home, bag: Path) -> None:
    tree = read_tree(bag)
    own = ("mkdocs.yml", "authorities.yml", "theme/extra.html", "hooks/hook.py", "docs/moi.md")
    for path in (*own, *(f"seeds/{name}" for name in SEEDS)):
        assert tree[f"data/{path}"] == (archive.folder / path).read_bytes(), path
    site = {path: data for path, data in tree.items() if path.startswith("data/site/")}
    assert site == {f"data/site/{path}": it for path, it in read_tree(archive.site).items()}
    assert b"articles/" in tree["data/addresses.csv"]
    assert "un.txt" in tree["data/catalogue/articles-2021.csv"].decode()
    resources = json.loads(tree["data/catalogue/datapackage.json"])["resources"]
    paths = [[it["path"]] if isinstance(it["path"], str) else it["path"] for it in resources]
    listed = {name for names in paths for name in names}
    assert listed == {
        path.rpartition("/")[2] for path in tree if path.startswith("data/catalogue/")
    } - {"datapackage.json"}
    others = {path.split("/")[1] for path in tree if path.startswith("data/")}
    assert others == {"mkdocs.yml", "authorities.yml", "addresses.csv", "theme", "hooks", "docs",
                      "seeds", "site", "catalogue"}  # fmt: skip
    made = [path for path in tree if path.startswith(("data/docs/articles", "data/docs/time"))]
    assert made == []
    assert tree.keys().isdisjoint({"data/seeds/.DS_Store", "data/seeds/lien.txt"})


def test_no_copy_of_the_catalogue_is_in_it(bag: Path) -> None:
    assert not [path for path, data in read_tree(bag).items() if data.startswith(b"SQLite format")]


def test_what_is_stated_of_it(bag: Path) -> None:
    info = (bag / "bag-info.txt").read_text("utf-8").splitlines()
    assert "Source-Organization: Musée de Lyon" in info
    assert "Contact-Email: a@example.org" in info
    assert "Bagging-Date: 2022-01-31" in info
    assert [line for line in info if line.startswith("Bag-Software-Agent: fonds ")]


def test_the_letter_says_what_is_there(bag: Path) -> None:
    letter = (bag / "LISEZ-MOI.txt").read_bytes().decode("utf-8-sig")
    assert letter.count("\r\n") == letter.count("\n")
    for said in ("Essai", "data/theme", "fonds verify .", "sha256sum -c", "bagit.py --validate",
                 "Aucun article n’a été retiré", "1 lien symbolique", "© Anne"):  # fmt: skip
        assert said in letter, said
    assert "{" not in letter


def test_it_is_the_same_each_time(archive: Home, bag: Path, tmp_path: Path) -> None:
    assert hand_over(archive, tmp_path / "again").exit_code == 0
    assert read_tree(tmp_path / "again") == read_tree(bag)


def test_the_day_is_that_of_source_date_epoch(
    archive: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    hand_over(archive, tmp_path / "bag")
    assert "Bagging-Date: 1970-01-02\n" in (tmp_path / "bag" / "bag-info.txt").read_text("utf-8")


def test_fonds_verifies_it(bag: Path) -> None:
    found = verify(bag)
    assert found.problems == ()
    assert found.files == len(read_tree(bag))


def test_it_is_verified_in_a_zip_too(copy: Path) -> None:
    (copy / "data" / "seeds" / "deux 100 %.txt").rename(copy / "data" / "seeds" / "x.txt")
    file = Path(shutil.make_archive(str(copy), "zip", copy.parent, copy.name))
    assert {it.path for it in verify(file).problems} == {
        "data/seeds/deux 100 %.txt",
        "data/seeds/x.txt",
    }


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of codecs.open, which it calls
def test_bagit_accepts_it(copy: Path) -> None:
    bagit = pytest.importorskip("bagit")
    assert bagit.Bag(str(copy)).is_valid()
    (copy / "LISEZ-MOI.txt").write_bytes(b"")
    assert not bagit.Bag(str(copy)).is_valid()


def damage(file: Path) -> None:
    data = bytearray(file.read_bytes() or b"?")  # of an empty file: one byte too many
    data[len(data) // 2] ^= 1
    file.write_bytes(data)


def test_each_damaged_file_is_found(copy: Path) -> None:
    payload = {path for path in read_tree(copy) if path.startswith("data/")}
    for path in payload:
        damage(copy / path)
    assert payload <= {it.path for it in verify(copy).problems}


@pytest.mark.parametrize("name", ["LISEZ-MOI.txt", "bag-info.txt", "bagit.txt"])
def test_so_is_each_tag_file(copy: Path, name: str) -> None:
    damage(copy / name)
    assert {it.path for it in verify(copy).problems} == {name}


def test_missing_and_added_files_are_found(copy: Path) -> None:
    (copy / "data" / "seeds" / "un.txt").unlink()
    (copy / "data" / "site" / "about.html").unlink()
    (copy / "data" / "site" / "new.html").write_text("new")
    (copy / "data" / "new.txt").write_text("new")
    (copy / "new.txt").write_text("new")
    found = {(it.path, it.code) for it in verify(copy).problems}
    assert found >= {
        ("data/seeds/un.txt", "missing-file"),
        ("data/site/about.html", "missing-page"),
        ("data/site/new.html", "orphan"),
        ("data/new.txt", "orphan"),
        ("new.txt", "orphan"),
        ("bag-info.txt", "changed-size"),
    }


def test_by_default_nothing_of_withdrawn_articles_is_in_it(withdrawn: Home, tmp_path: Path) -> None:
    result = hand_over(withdrawn, tmp_path / "bag")
    tree = read_tree(tmp_path / "bag")
    assert words_in(tmp_path / "bag") == set()
    assert {path for path in tree if path.startswith("data/seeds/")} == {
        f"data/seeds/{name}" for name in ("un.txt", "deux 100 %.txt", "photo.jpg", "metadata.csv")
    }
    table = tree["data/seeds/metadata.csv"].decode("utf-8-sig")
    assert table == "file;title;author\nun.txt;;Anne\n"
    assert "articles/2021/05/secret.html,article,," in tree["data/addresses.csv"].decode()
    letter = tree["LISEZ-MOI.txt"].decode("utf-8-sig")
    for said in ("1 article a été retiré", "2 fichiers des sources", "1 ligne a été ôtée"):
        assert said in letter, said
    assert "no text of it: photo.jpg;" in result.stderr
    assert verify(tmp_path / "bag").problems == ()


def test_they_are_in_it_if_that_is_asked_for(withdrawn: Home, tmp_path: Path) -> None:
    hand_over(withdrawn, tmp_path / "bag", "--with-withdrawn")
    assert words_in(tmp_path / "bag" / "data" / "seeds") == set(RARE)
    assert words_in(tmp_path / "bag" / "data" / "site") == set()
    assert words_in(tmp_path / "bag" / "data" / "catalogue") == set()
    letter = (tmp_path / "bag" / "LISEZ-MOI.txt").read_text("utf-8-sig")
    assert "Sa source est ici" in letter
    assert verify(tmp_path / "bag").problems == ()


def test_a_source_of_many_goes_whole(tmp_path: Path) -> None:
    """The texts of the others are in the site; rows on any of them go."""
    mails = "".join(
        f"From a@b Mon Jan  1 00:00:00 2021\nSubject: Message {n}\nFrom: a@b.fr\n\n{text}\n\n"
        for n, text in ((1, "Un premier message court."), (2, " ".join(RARE)))
    )
    table = f"file,title\nm.mbox#1,Premier\nm.mbox#2,{RARE[0]}\na.txt,Texte\n"
    seeds = {"m.mbox": mails, "a.txt": "Un texte.\n", "metadata.csv": table}
    home = make_home(tmp_path / "fonds", seeds)
    home.build()
    (second,) = (path.stem for path in home.docs.rglob("m---*---2.md"))
    home.put("authorities.yml", f"articles:\n  {second}: {{withdrawn: true}}\n")
    home.build()
    hand_over(home, tmp_path / "bag")
    tree = read_tree(tmp_path / "bag")
    assert words_in(tmp_path / "bag") == set()
    assert {path for path in tree if "/seeds/" in path} == {
        "data/seeds/a.txt",
        "data/seeds/metadata.csv",
    }
    assert tree["data/seeds/metadata.csv"].decode("utf-8-sig") == "file,title\na.txt,Texte\n"
    assert [path for path, data in tree.items() if path.endswith(".txt") and b"premier" in data]


def test_a_table_of_another_format_goes_whole(withdrawn: Home, tmp_path: Path) -> None:
    home = Home(shutil.copytree(withdrawn.folder, tmp_path / "fonds", symlinks=True))
    rows = [{"file": "un.txt", "title": "Un"}, {"file": "secret.txt", "title": RARE[5]}]
    home.put("tables/more.json", json.dumps(rows))
    home.configure(fonds={"metadata": ["seeds/metadata.csv", "tables/more.json"]})
    home.build()
    hand_over(home, tmp_path / "bag")
    assert words_in(tmp_path / "bag") == set()
    letter = (tmp_path / "bag" / "LISEZ-MOI.txt").read_text("utf-8-sig")
    assert "Le tableau tables/more.json a été laissé de côté" in letter


def test_who_takes_it_on_builds_the_same(withdrawn: Home, tmp_path: Path) -> None:
    """Pages, addresses, and what a withdrawn article's address says."""
    hand_over(withdrawn, tmp_path / "bag")
    home = Home(shutil.copytree(tmp_path / "bag" / "data", tmp_path / "copy"))
    assert home.build().exit_code == 0
    built, given = read_tree(home.site), read_tree(home.folder / "site")
    pages = {path for path in given if path.endswith((".html", ".txt"))}
    assert {path for path in built if path.endswith((".html", ".txt"))} == pages
    assert [path for path in pages if built[path] != given[path]] == []


@pytest.mark.parametrize("place", ["seeds/bag", "docs/bag", "build/bag", "theme/bag"])
def test_no_place_within_what_is_copied(archive: Home, place: str) -> None:
    target = archive.folder / place
    result = hand_over(archive, target)
    assert result.exit_code == 2 and "lies in" in result.stderr
    assert not target.exists()


def test_no_link_and_nothing_that_is_there(archive: Home, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")
    for name, said in (("link", "symbolic link"), ("full", "not empty"), ("file", "is a file")):
        result = hand_over(archive, tmp_path / name)
        assert result.exit_code == 2 and said in result.stderr
    assert read_tree(tmp_path) == {"full/mine.txt": b"mine", "file": b"mine"}


def test_an_empty_folder_and_one_below_none_are_taken(archive: Home, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for name in ("empty", "new/bag"):
        assert hand_over(archive, tmp_path / name).exit_code == 0
        assert (tmp_path / name / "bagit.txt").is_file()
    assert {it.name for it in tmp_path.iterdir()} == {"empty", "new"}


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("seeds/un.txt", " date 2021-03 Un texte\n\nAutre.\n"),
        ("seeds/new.txt", "Un texte nouveau.\n"),
        ("authorities.yml", "articles:\n  un: {withdrawn: true}\n"),
        ("build/site/about.html", "<p>changed</p>"),
        ("build/site/manifest-sha256.txt", ""),
    ],
)
def test_what_is_not_of_one_build_is_refused(
    withdrawn: Home, tmp_path: Path, path: str, content: str
) -> None:
    home = Home(shutil.copytree(withdrawn.folder, tmp_path / "fonds", symlinks=True))
    home.put(path, content)
    result = hand_over(home, tmp_path / "bag")
    assert result.exit_code in (1, 2) and "fonds build" in result.stderr
    assert {it.name for it in tmp_path.iterdir()} == {"fonds"}


def test_so_are_pages_that_no_site_has_yet(withdrawn: Home, tmp_path: Path) -> None:
    home = Home(shutil.copytree(withdrawn.folder, tmp_path / "fonds", symlinks=True))
    home.put("seeds/un.txt", " date 2021-03 Un texte seul\n\nTout bouge à Lyon ce matin.\n")
    home.convert()
    result = hand_over(home, tmp_path / "bag")
    assert result.exit_code == 1 and "not of the current edition" in result.stderr


def test_so_is_an_archive_without_a_site(tmp_path: Path) -> None:
    home = make_home(tmp_path / "fonds", {"a.txt": "Un texte.\n"})
    result = hand_over(home, tmp_path / "bag")
    assert result.exit_code in (1, 2) and "fonds build" in result.stderr


def test_what_lies_outside_is_told(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text("Un texte.\n")
    home = make_home(tmp_path / "fonds", tmp_path / "texts", lang="en")
    home.build()
    result = hand_over(home, tmp_path / "bag")
    assert "../texts" in result.stderr
    assert "    ../texts\r\n" in (tmp_path / "bag" / "README.txt").read_bytes().decode("utf-8-sig")
    assert (tmp_path / "bag" / "data" / "texts" / "a.txt").is_file()
    assert "Bagging-Date" not in (tmp_path / "bag" / "bag-info.txt").read_text("utf-8")


def test_one_command_at_a_time(archive: Home, tmp_path: Path) -> None:
    with hold_lock(archive.folder / "build", "fonds build"):
        result = hand_over(archive, tmp_path / "bag")
    assert result.exit_code == 1 and "in use by fonds build" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_its_addresses_are_published(archive: Home, tmp_path: Path) -> None:
    home = Home(shutil.copytree(archive.folder, tmp_path / "fonds", symlinks=True))
    (home.folder / "addresses.csv").unlink(missing_ok=True)
    hand_over(home, tmp_path / "bag")
    given = (tmp_path / "bag" / "data" / "addresses.csv").read_bytes()
    assert (home.folder / "addresses.csv").read_bytes() == given
