"""The plugin's options in mkdocs.yml, and the archive that they describe."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import Any, cast

from mkdocs.config import config_options as c
from mkdocs.config.base import Config, ValidationError
from mkdocs.config.defaults import MkDocsConfig

from fonds.accession.choice import check_patterns
from fonds.base.edtf import Order
from fonds.base.errors import UsageError
from fonds.base.languages import refuse_language
from fonds.base.shards import MOST, Shards, is_sharding
from fonds.base.speech import joined, tell
from fonds.config import Archive, Description, Workers
from fonds.exchange.formats import FORMATS
from fonds.files.remote import check_address, is_remote
from fonds.plugin.encoding_option import read_encoding_option
from fonds.plugin.layout import check_places
from fonds.plugin.row_options import read_rows_option
from fonds.render.stated import encode_address
from fonds.terminal.tongue import spoken


class Publish(Config):
    """What of a source may be seen."""

    source = c.Type(bool, default=True)
    path = c.Type(bool, default=True)
    mail = c.Type(bool, default=False)
    bundle_sources = c.Type(bool, default=False)
    columns = c.Optional(c.ListOfItems(c.Type(str)))


class Describing(Config):
    """The archive as a whole, as archivists describe it."""

    creator = c.Type(str, default="")
    dates = c.Type(str, default="")
    extent = c.Type(str, default="")
    history = c.Type(str, default="")
    scope = c.Type(str, default="")
    access = c.Type(str, default="")
    reference = c.Type(str, default="")
    repository = c.Type(str, default="")
    contact = c.Type(str, default="")


class FondsOptions(Config):
    """The options below ``plugins: - fonds:``."""

    seeds = c.Type(str, default="seeds")
    include = c.ListOfItems(c.Type(str), default=[])
    exclude = c.ListOfItems(c.Type(str), default=[])
    articles = c.Type(dict, default={})
    encoding = c.Type((str, dict), default="")
    metadata = c.Type((str, list), default="")
    authorities = c.Type(str, default="authorities.yml")
    dates = c.Optional(c.Choice(("day-first", "month-first")))
    publication = c.Type(str, default="")
    rights = c.Type(str, default="")
    names = c.Choice(("auto", "model", "rules", "none"), default="auto")
    models = c.Type(dict, default={})
    topics = c.Type(str, default="")
    page_from = c.Type(int, default=0)
    related = c.Type(bool, default=True)
    link_names = c.Type(bool, default=True)
    search = c.Type(bool, default=True)
    lang = c.Type(str, default="")
    fast = c.Choice((True, False, "always"), default=True)
    publish = c.SubConfig(Publish)
    description = c.SubConfig(Describing)
    feeds = c.ListOfItems(c.Type(str), default=[])
    data_ = c.ListOfItems(
        c.Choice(FORMATS), default=[]
    )  # "data" is an attribute of every mapping here
    external_links = c.Type(bool, default=True)
    max_bytes = c.Type(int, default=20_000_000)
    workers = c.Type((int, str), default=0)
    shards = c.Type((int, str), default="")

    def validate(self) -> tuple[list[Any], list[Any]]:
        """MkDocs' checks; an unknown option is an error, not a warning that nobody reads."""
        failed, warnings = super().validate()
        failed.extend(_unknown("", self))
        if isinstance(self.publish, Config):  # a plain mapping while another option is wrong
            failed.extend(_unknown("publish.", self.publish))
        if isinstance(self.description, Config):
            failed.extend(_unknown("description.", self.description))
        return failed, [w for w in warnings if "Unrecognised" not in str(w[1])]


def _unknown(scope: str, options: Config) -> list[tuple[str, ValidationError]]:
    known = [key for key, _ in options._schema]
    problems = []
    for key in sorted(map(str, options.keys() - set(known))):
        nearest = get_close_matches(key, known, 1)
        hint = (
            tell("did you mean “{nearest}”?", nearest=nearest[0])
            if nearest
            else tell("known: {listed}", listed=joined(known))
        )
        problems.append(
            (
                f"{scope}{key}",
                ValidationError(spoken(tell("there is no such option; {hint}", hint=hint))),
            )
        )
    return problems


def describe_archive(config: MkDocsConfig, options: FondsOptions) -> Archive:
    """The archive of one mkdocs.yml; relative paths start from its folder."""
    root = Path(config.config_file_path).resolve().parent
    docs, site, build = Path(config.docs_dir), Path(config.site_dir), root / "build"
    remote = _choose_store(options.seeds)
    seeds = build / "sources" if remote else root / options.seeds
    check_places(site, seeds, root, docs, apart=not remote)
    return Archive(
        root=root,
        name=config.site_name,
        lang=_choose_language(config, options),
        seeds=seeds,
        remote=remote,
        docs=docs,
        site=site,
        build=build,
        metadata=_list_tables(options.metadata, root) or (seeds / "metadata.csv",),
        authorities=root / options.authorities,
        publication=options.publication,
        rights=options.rights,
        names=options.names,
        models=tuple(sorted((str(lang), str(model)) for lang, model in options.models.items())),
        topics=root / options.topics if options.topics else None,
        page_from=options.page_from,
        related=options.related,
        link_names=options.link_names,
        dates=cast("Order", options.dates or ""),
        external_links=options.external_links,
        include=check_patterns("include", tuple(options.include)),
        exclude=check_patterns("exclude", tuple(options.exclude)),
        rows=read_rows_option(options.articles),
        encodings=read_encoding_option(options.encoding),
        max_bytes=options.max_bytes,
        **_describe_publishing(options.publish),
        **_describe_whole(config, options),
        workers=_read_workers(cast("Workers", options.workers)),
        shards=_read_shards(options.shards),
    )


def _choose_store(seeds: str) -> str:
    """The address of *seeds* that are far away; "" for those of this machine."""
    check_address(seeds)
    return seeds if is_remote(seeds) else ""


def _choose_language(config: MkDocsConfig, options: FondsOptions) -> str:
    """That of labels and addresses; UsageError if the theme does not speak it."""
    lang = options.lang or config.theme.get("language", "en")
    option = "lang" if options.lang else "theme.language"
    refuse_language(f"mkdocs.yml: “{option}”", lang, config.theme.dirs)
    return str(lang)


def _describe_publishing(publish: Publish) -> dict[str, Any]:
    """What of a source may be seen, and how."""
    return {
        "publish_source": publish.source,
        "publish_path": publish.path,
        "publish_mail": publish.mail,
        "bundle_sources": publish.bundle_sources,
        "columns": None if publish.columns is None else tuple(publish.columns),
    }


def _describe_whole(config: MkDocsConfig, options: FondsOptions) -> dict[str, Any]:
    """What is said of the archive as a whole, and to whom it is given."""
    stated = {key: str(value) for key, value in options.description.items()}
    return {
        "site_url": encode_address(config.site_url or ""),
        "search": options.search,
        "summary": config.site_description or "",
        "author": config.site_author or "",
        "description": Description(**stated),
        "feeds": tuple(dict.fromkeys(options.feeds)),
        "exports": tuple(dict.fromkeys(options.data_)),
    }


def require_plain_addresses(config: MkDocsConfig) -> None:
    """Refuse addresses of folders, which a browser cannot open without a server."""
    if config.use_directory_urls:
        raise UsageError(
            tell(
                "mkdocs.yml: set “use_directory_urls: false”; one and the same site then"
                " works on a server and from a folder"
            )
        )


def _read_workers(stated: Workers) -> Workers:
    if "://" not in stated if isinstance(stated, str) else stated < 0:
        raise UsageError(
            tell(
                "mkdocs.yml: “workers” is a number of processes (0 means one a core), or the"
                " address of a Dask scheduler, such as tcp://host:8786"
            )
        )
    return stated


def _read_shards(stated: object) -> Shards:
    if not is_sharding(stated):
        raise UsageError(
            tell(
                "mkdocs.yml: “shards” is year, decade, or a number of parts from 2 to {most};"
                " without it the work is not divided",
                most=MOST,
            )
        )
    return cast("Shards", stated)


def _list_tables(stated: object, root: Path) -> tuple[Path, ...]:
    """The tables that “metadata” names: one, or a list of them."""
    listed: list[object] = stated if isinstance(stated, list) else [stated] if stated else []
    names = [name for name in listed if isinstance(name, str) and name]
    if len(names) < len(listed):
        raise UsageError(
            tell("mkdocs.yml: “metadata” is the path of a table, or a list of such paths")
        )
    return tuple(root / name for name in names)
