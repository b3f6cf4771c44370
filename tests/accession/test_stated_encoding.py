"""What mkdocs.yml and tables state of encodings, and what pages and the report say of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.archives import Content, Home, invoke, make_home

TITLE = "Le conseil a voté le budget de l'année"
TEXT = f"{TITLE}\n\nÀ l'unanimité, après un débat où personne ne s'est opposé à ce budget.\n"
DOUBTFUL = (
    b"Il a dit\n\nIl a dit : \x8e\x8f, puis rien, et il est reparti dans la nuit comme avant.\n"
)


def archive(tmp_path: Path, files: dict[str, Content], **options: Any) -> Home:
    home = make_home(tmp_path / "a", files)
    if options:
        home.configure(fonds=options)
    return home


def fronts(home: Home) -> dict[str, dict[str, Any]]:
    """Path of each source → front matter of its page."""
    pages = (home.docs / "articles").rglob("*.md")
    heads = [yaml.safe_load(page.read_text("utf-8").split("---\n")[1]) for page in pages]
    return {head["source"]["path"]: head for head in heads if "source" in head}


def titles(home: Home) -> dict[str, str]:
    home.convert()
    return {path: head["title"] for path, head in fronts(home).items()}


def test_a_folder_states_its_encoding_and_tables_go_before_it(tmp_path: Path) -> None:
    short = "À ce"
    files: dict[str, Content] = {
        "old/a.txt": f"{short}\n\n{short}.\n".encode("mac_roman"),
        "old/deep/b.txt": f"{short}\n\n{short}.\n".encode("mac_roman"),
        "old/c.txt": f"{short}\n\n{short}.\n".encode("cp850"),
        "d.txt": f"{short}\n\n{short}.\n".encode("cp1252"),
        "metadata.csv": "file,encoding\nold/c.txt,cp850\n",
    }
    home = archive(tmp_path, files, encoding={"old": "mac_roman"})
    assert titles(home) == dict.fromkeys(
        ["old/a.txt", "old/deep/b.txt", "old/c.txt", "d.txt"], short
    )


def test_the_first_pattern_that_fits_counts_and_a_change_is_read(tmp_path: Path) -> None:
    home = archive(tmp_path, {"a/b.txt": "À ce\n\nÀ ce.\n".encode("cp850")})
    home.configure(fonds={"encoding": {"b.txt": "cp850", "a/": "mac_roman"}})
    assert titles(home) == {"a/b.txt": "À ce"}
    home.configure(fonds={"encoding": {"a/": "koi8-r", "b.txt": "cp850"}})
    assert titles(home) == {"a/b.txt": "╥ ce"}
    home.configure(fonds={"encoding": "cp850"})
    assert titles(home) == {"a/b.txt": "À ce"}


RUSSIAN = "Совет принял бюджет города"
PAGE = "<html><head>{}<title>Essai</title></head><body><h1>{}</h1><p>{}</p></body></html>"
MAIL = "From: a@example.org\nSubject: {1}\n{0}\n{2}\n"
CSV = "titre;contenu\n{1};{2}\n"
JSON = '[{{"title": "{1}", "text": "{2}"}}]'
DECLARED = {
    "page.html": '<meta charset="{}">',
    "mail.eml": 'Content-Type: text/plain; charset="{}"\nContent-Transfer-Encoding: 8bit\n',
    "mails.mbox": 'Content-Type: text/plain; charset="{}"\nContent-Transfer-Encoding: 8bit\n',
}
FORMATS = {
    "page.html": PAGE,
    "mail.eml": MAIL,
    "mails.mbox": "From x Thu Jan  1 00:00:00 2015\n" + MAIL,
    "rows.csv": CSV,
    "rows.tsv": CSV.replace(";", "\t"),
    "rows.json": JSON,
    "rows.jsonl": JSON[1:-1],
}


def write(name: str, declared: str, codec: str) -> bytes:
    """A file of the format of *name* that declares an encoding, or none, and is in *codec*."""
    head = DECLARED[name].format(declared) if declared else ""
    return FORMATS[name].format(head, RUSSIAN, f"{RUSSIAN} вчера.").encode(codec)


@pytest.mark.parametrize(
    ("name", "declared"),
    [*((name, "") for name in FORMATS)]
    + [(name, charset) for name in DECLARED for charset in ("iso-8859-1", "utf-8", "no-such")],
)
def test_it_is_heeded_in_formats_that_declare_nothing_or_what_is_wrong(
    tmp_path: Path, name: str, declared: str
) -> None:
    if name.endswith(".html"):
        pytest.importorskip("trafilatura")
    files: dict[str, Content] = {f"old/{name}": write(name, declared, "cp866")}
    home = archive(tmp_path, files, encoding={"old": "cp866"}, articles={"rows.*": {}})
    report = home.convert()
    assert [head["title"] for head in fronts(home).values()] == [RUSSIAN]
    assert not {code for _, code, _ in report.remarks} & {"doubtful-encoding", "not-utf8"}


@pytest.mark.parametrize("name", DECLARED)
def test_utf_8_that_a_file_declares_and_is_in_goes_before_it(tmp_path: Path, name: str) -> None:
    if name.endswith(".html"):
        pytest.importorskip("trafilatura")
    home = archive(tmp_path, {f"old/{name}": write(name, "utf-8", "utf-8")}, encoding="cp866")
    home.convert()
    assert [head["title"] for head in fronts(home).values()] == [RUSSIAN]


@pytest.mark.parametrize("name", ["a.txt", "page.html", "rows.csv", "rows.json"])
@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_goes_before_it(tmp_path: Path, name: str, codec: str) -> None:
    if name.endswith(".html"):
        pytest.importorskip("trafilatura")
    form = FORMATS.get(name, "{1}\n\n{2}\n")
    data = form.format("", RUSSIAN, f"{RUSSIAN} вчера.").encode(codec)
    home = archive(tmp_path, {name: data}, encoding="cp866", articles={"rows.*": {}})
    home.convert()
    assert [head["title"] for head in fronts(home).values()] == [RUSSIAN]


def test_a_table_goes_before_it_in_such_formats_too(tmp_path: Path) -> None:
    files: dict[str, Content] = {
        "mail.eml": write("mail.eml", "", "koi8-r"),
        "metadata.csv": "file,encoding\nmail.eml,koi8-r\n",
    }
    home = archive(tmp_path, files, encoding="cp866")
    home.convert()
    assert fronts(home)["mail.eml"]["title"] == RUSSIAN


@pytest.mark.parametrize("name", ["page.html", "rows.csv", "rows.json"])
def test_what_of_such_formats_is_not_in_it_is_reported(tmp_path: Path, name: str) -> None:
    if name.endswith(".html"):
        pytest.importorskip("trafilatura")
    data = FORMATS[name].format("", "caf\xe9", "caf\xe9 noir").encode("latin-1")
    home = archive(tmp_path, {name: data}, encoding="utf-8", articles={"rows.*": {}})
    report = home.convert()
    assert [(severity, path) for severity, _, path in report.remarks if path == name][:1] == [
        ("lost", name)
    ]


def test_a_message_that_is_not_in_it_is_read_as_it_declares(tmp_path: Path) -> None:
    mails = b"".join(
        write("mails.mbox", charset, charset) + b"\n" for charset in ("cp1251", "shift_jis")
    )
    home = archive(tmp_path, {"mails.mbox": mails}, encoding="ascii")
    home.convert()
    pages = sorted((home.docs / "articles").rglob("*.md"))
    assert len(pages) == 2
    assert all(RUSSIAN in page.read_text("utf-8") for page in pages)


@pytest.mark.parametrize("name", ["page.html", "rows.csv", "rows.json"])
def test_doubt_is_told_of_such_formats_too(tmp_path: Path, name: str) -> None:
    if name.endswith(".html"):
        pytest.importorskip("trafilatura")
    data = FORMATS[name].format("", "Il a dit", "@").encode().replace(b"@", DOUBTFUL[10:-1])
    data = data.replace(b"\n\n", b" ")
    home = archive(tmp_path, {name: data}, articles={"rows.*": {}})
    report = home.convert()
    codes = {code for _, code, path in report.remarks if path.partition("#")[0] == name}
    assert "doubtful-encoding" in codes
    assert [head["lang"] for head in fronts(home).values()] == ["und"]


def test_what_is_not_in_the_stated_encoding_is_reported(tmp_path: Path) -> None:
    home = archive(tmp_path, {"a/b.txt": b"caf\xe9 noir"}, encoding={"a": "utf-8"})
    assert home.convert().needing == {"a/b.txt": "undecodable"}


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ({"a": "mac_romen"}, "did you mean “mac_roman”?"),
        ({"a": "cp12512"}, "“cp12512” is no encoding"),
        ({"a": 1252}, "“1252” is no encoding"),
        ({"a": None}, "“None” is no encoding"),
        ("utf9", "“utf9” is no encoding"),
        ({"!": "cp1252"}, "“!” is no pattern"),
    ],
)
def test_an_encoding_that_there_is_not_is_an_error(
    tmp_path: Path, encoding: Any, words: str
) -> None:
    home = archive(tmp_path, {"a.txt": TEXT}, encoding=encoding)
    result = invoke("convert", "-f", str(home.config))
    assert result.exit_code == 2
    assert "“encoding”" in result.stderr
    assert words in result.stderr


def test_a_doubtful_encoding_is_reported_and_claims_no_language(tmp_path: Path) -> None:
    home = archive(tmp_path, {"a.txt": DOUBTFUL, "b.txt": TEXT.encode("mac_roman")})
    remarks = home.convert().remarks
    assert {(code, path) for _, code, path in remarks if "encoding" in code or "utf8" in code} == {
        ("doubtful-encoding", "a.txt"),
        ("not-utf8", "b.txt"),
    }
    heads = fronts(home)
    assert heads["a.txt"]["lang"] == "und"
    assert (heads["b.txt"]["lang"], heads["b.txt"]["title"]) == ("fr", TITLE)
    assert heads["b.txt"]["source"]["encoding"] == "mac-roman"


def test_a_stated_language_goes_before_the_doubt(tmp_path: Path) -> None:
    home = archive(tmp_path, {"a.txt": DOUBTFUL, "metadata.csv": "file,lang\na.txt,fr\n"})
    home.convert()
    assert fronts(home)["a.txt"]["lang"] == "fr"


@pytest.mark.parametrize("codec", ["mac_roman", "cp850", "cp1252", "utf-16"])
def test_a_table_may_be_in_any_of_them(tmp_path: Path, codec: str) -> None:
    table = "fichier;titre;auteur\na.txt;Été à Évreux, près de la forêt;Zoé Müller\n"
    home = archive(tmp_path, {"a.txt": TEXT, "metadata.csv": table.encode(codec)})
    assert titles(home) == {"a.txt": "Été à Évreux, près de la forêt"}
