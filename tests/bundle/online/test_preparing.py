"""The files that hosts and servers read."""

from __future__ import annotations

import pytest

from fonds.bundle.online.preparing import Place, find_place, is_own, label_of, make_ready, sign


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("https://example.org/", Place("example.org", "/")),
        ("https://example.org:8080/a/b-c/", Place("example.org:8080", "/a/b-c/")),
        ("https://example.org/a; } evil {/", None),
        ("https://exa mple.org/", None),
        ("https://$host/", None),
        ("https://example.org/%22/", None),
        ("", None),
    ],
)
def test_an_address_is_taken_only_if_it_can_do_no_harm_in_a_file(
    address: str, place: Place | None
) -> None:
    assert find_place(address) == place


@pytest.mark.parametrize(
    ("codec", "label"),
    [("cp1252", "windows-1252"), ("iso8859-15", "iso-8859-15"), ("mac_roman", "macintosh"),
     ("shift_jis", "shift_jis"), ("utf-8+cp1252", ""), ("cp850", ""), ("koi8_r", "koi8-r")],
)  # fmt: skip
def test_encodings_have_the_labels_of_the_encoding_standard(codec: str, label: str) -> None:
    assert label_of(codec) == label


def test_every_value_is_filled_in() -> None:
    place = Place("fonds.test", "/sous/")
    files = make_ready(place, "default-src 'none'", {"articles/2022/a.txt": "windows-1252"})
    for name, text in files.items():
        assert "@HOST@" not in text
        assert "@P" not in text
        assert "@CHARSETS@" not in text
        assert "@ERROR@" not in text
        if name in {"nginx.conf", "Caddyfile", ".htaccess"}:
            assert "default-src 'none'" in text
            assert "/sous/404.html" in text
    assert "location = /sous/articles/2022/a.txt { charset windows-1252; }" in files["nginx.conf"]
    assert '<Files "a.txt">' in files[".htaccess"]
    assert "path /sous/articles/2022/a.txt\n" in files["Caddyfile"]


def test_a_file_that_was_edited_is_no_one_else_s() -> None:
    data = sign("root /var/www;\n")
    assert is_own(data)
    assert is_own(data.replace(b"\n", b"\r\n"))
    assert not is_own(data.replace(b"www", b"web"))
    assert not is_own(b"root /var/www;\n")
    assert is_own(sign("")) and sign("") == b""
