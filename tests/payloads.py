"""60 texts that mean harm somewhere on their way: each is to come out as text, or be refused.

A host ends in ``.invalid`` (RFC 6761), so that a request for it can be told and reaches nobody.
"""

from __future__ import annotations

HTML = {
    "script": "<script>alert('html')</script>",
    "image with a handler": "<img src=x onerror=alert('img')>",
    "drawing with a handler": "<svg/onload=alert('svg')>",
    "end of an attribute": "\"><script>alert('quote')</script>",
    "end of an attribute, single": "' onmouseover='alert(1)' x='",
    "end of the title": "</title><script>alert('title')</script>",
    "end of the page": "</p></article></main><iframe src=javascript:alert(1)>",
    "end of a style": "</style><link rel=stylesheet href=//evil.invalid/a.css>",
    "end of a comment": "--!><b>a</b><!-- --> ]]>",
    "entities": "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp;amp; &nbsp",
    "base": "<base href='http://evil.invalid/'>",
    "refresh": "<meta http-equiv=refresh content='0;url=http://evil.invalid/'>",
}
MARKDOWN = {
    "link": "[lien](javascript:alert('md'))",
    "picture": "![image](http://evil.invalid/i.png)",
    "reference": "[a]: http://evil.invalid/ 'x'\n\n[a] [^1]\n\n[^1]: note",
    "angle link": "<http://evil.invalid/> <javascript:alert(1)>",
    "bare links": "http://evil.invalid www.evil.invalid ftp://evil.invalid/x",
    "mail": "moi@evil.invalid, mailto:a.b_c@evil.invalid @quelqu-un xmpp:a@evil.invalid",
    "issues": "#12 !3 ?4 a/b#5 0123456789abcdef0123456789abcdef01234567",
    "attributes": "a {: onclick=alert('attr') .x #t }",
    "heading with attributes": "a {#t .b onclick=alert('h')} ##",
    "emoji": ":smile: :+1: :fontawesome-brands-github: 10:30:45",
    "keys": '++ctrl+alt+"x"++ C++ et C++',
    "marks": "~~a~~ ~b~ ^c^ ^^d^^ ==e== ++f++ **g** __h__ `i`",
    "critic": "{++a++} {--b--} {~~c~>d~~} {==e==}{>>f<<}",
    "formula": "$x^2$ US$5 et US$6 $$y$$ \\(z\\) \\[w\\] \\begin{a}b\\end{a}",
    "symbols": "(c) (r) (tm) +/- --> <-- <--> =/= 1/2 3/4 c/o (C) 1/2/2022",
    "snippet": "--8<-- \"/etc/passwd\"\n--8<-- 'http://evil.invalid/a.md'",
    "admonition": '!!! note "a"\n    b\n\n??? a\n\n=== "b"\n\n/// note | c\n///',
    "table": "a | b\n-|-\nc | d\n\n| a |\n| - |\n\na:b\n-:|:-",
    "lists": "- a\n\n1. b\n\n1) c\n\n* d\n\n- [x] e\n\n: f",
    "fence": "```python\nx\n```\n\n~~~\ny\n~~~",
    "contents and wiki": '[TOC]\n\n[= 50% "x"]\n\n[[a b]] *[HTML]: c',
    "heads": "# a\n\na\n===\n\nb\n---\n\n---\ntitle: c\n---",
}
TEMPLATES = {
    "jinja expression": "{{ 7*191 }}",
    "jinja statement": "{% for x in ().__class__.__mro__ %}{{ x }}{% endfor %}",
    "jinja comment": "{# a #} {%- raw -%}",
    "template literal": "${alert('t')} `${alert('t')}`",
    "format": "%(secret)s {0.__class__} $HOME `id`",
}
YAML = {
    "yaml document": "a\n...\n---\nb: !!python/object/apply:os.system [id]",
    "yaml alias": "&a [*a, *a] <<: *a",
    "yaml quotes": "'\" : # - ? | > % @ ` \\",
}
SCRIPTS = {
    "end of a string": "'; alert('js'); //",
    "end of a double string": '\\"; alert("js"); //',
    "line separators": "a\u2028alert('ls')\u2029b",
    "style": "x; background: url(//evil.invalid/a.png) } body { display: none",
    "style expression": "@import 'http://evil.invalid/a.css'; :root{--a:b}",
    "drawing": "<svg><style>@import'//evil.invalid'</style><foreignObject>",
}
ADDRESSES = {
    "script address": "javascript:alert('url')",
    "hidden script address": " \x01java\tscript:alert('url')",
    "data address": "data:text/html,<script>alert('data')</script>",
    "other host": "//evil.invalid/\\evil.invalid",
}
TABLES = {
    "formula of a table": '=HYPERLINK("http://evil.invalid";"a")',
    "command of a table": "+cmd|' /C calc'!A0",
    "fullwidth formula": "\uff1d1\uff0b1 \uff0d2 \uff20SUM(A1)",
    "cells": 'a","b\r\n-1;@2\t=3',
}
TERMINALS = {
    "colours and title": "\x1b[31mrouge\x1b]0;titre\x07\x1b[2J",
    "turned around": "\u202egnp.exe\u202c \u2066a\u2069 \u200f",
}
NAMES = {
    "way up": "../../../../etc/passwd",
    "reserved": "CON .. C:\\a\\b ~/x",
}
PAYLOADS = (
    HTML | MARKDOWN | TEMPLATES | YAML | SCRIPTS | ADDRESSES | TABLES | TERMINALS | NAMES
)  # fmt: skip
"""Name → text."""

EVIL = "evil.invalid"
"""The host that no page may ask or lead to."""
