"""Who and what is mentioned, in two steps.

The first step looks at one article at a time: `recognise.method.Finder` turns its text into spans,
each with its kind and the rule that says so, and `resolve.mentions` keeps them in the catalogue as
mentions, until the text or the rules change. The second step looks at all mentions together:
`resolve.records` decides which forms mean one thing, and writes records, variants and tags. `stage`
runs one after the other; `curate` reads and writes what a person decides about names.

A name is a `KnownName` (in a list), a `Span` (found in a text), a `Mention` (in the catalogue), a
`Cluster` (of forms that mean one thing), an `Authority` (declared by a person), a `Record` (in the
catalogue) and an `IndexedName` (in the search index).
"""
