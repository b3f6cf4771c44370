"""The data of an archive, among the site's files."""

from __future__ import annotations

from collections.abc import Iterable

from fonds.exchange.collection import Collection, Output
from fonds.exchange.data_page import data_html
from fonds.exchange.package import Facts
from fonds.exchange.publishing import publish_data
from fonds.publish.publication import Publication
from fonds.render.task import Task


def add_data(publication: Publication, collection: Collection) -> str:
    """Add all files of the data; return the content of the page that lists them."""

    def publish(outputs: Iterable[Output]) -> dict[str, Facts]:
        names = []
        for output in outputs:
            publication.add([Task(*output)])
            names.append(output.name)
        return {name: Facts(*publication.describe(name)) for name in names}

    return data_html(collection, *publish_data(collection, publish))
