"""Who renders which page: fonds what it made itself, MkDocs' own loop all else."""

from __future__ import annotations

from functools import partial

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from fonds.base.addresses import stem_of
from fonds.base.speech import tell
from fonds.permalinks.current import read_withdrawn
from fonds.plugin.assets import trim_assets
from fonds.plugin.navigation import nav_titles
from fonds.plugin.pages import EditedPage, GeneratedPage
from fonds.render.page_view import FewFiles, add_generated
from fonds.render.views import ARTICLE, INDEX, Views

_PAGE_EVENTS = ("pre_page", "page_read_source", "page_markdown", "page_content", "page_context",
                "post_page")  # fmt: skip


def choose_splicing(config: MkDocsConfig, fast: bool | str) -> tuple[bool, str]:
    """Whether pages may be spliced, and what a note says if not: another plugin waits for each.

    *fast* as in mkdocs.yml.
    """
    if fast is not True:
        return fast == "always", ""
    listening = [event for event in _PAGE_EVENTS if config.plugins.events.get(event)]
    if not listening:
        return True, ""
    return False, (
        tell(
            "another plugin listens to {listed}, so the theme renders each page, which is"
            " slow; set “fast: always” if it need not see articles",
            listed=", ".join(listening),
        )
    )


def explain_differing(pages: list[str]) -> str:
    """What a note says of *pages* that the theme renders unlike spliced; "" if there are none."""
    if not pages:
        return ""
    return tell(
        "spliced into this theme, {pages} would not be what the theme shows, so the"
        " theme renders each page, which is slow; set “fast: false” to keep it so",
        pages=pages[0],
    )


def share_pages(files: Files, config: MkDocsConfig, views: Views, *, splicing: bool) -> list[str]:
    """Take what is to be spliced out of MkDocs' hands; return its paths, relative to docs/.

    MkDocs keeps pages edited by hand, those in the navigation, and all where *splicing* is false;
    what fonds made of them is shown as it is.
    """
    trim_assets(files, config, views)
    titles = dict(nav_titles(config.nav))
    spliced = []
    left_out = files.left_out if isinstance(files, FewFiles) else ()
    for path in views.paths:
        file = files.src_uris.get(path)
        if file is None:
            if path in left_out:
                spliced.append(path)
            continue
        if views.is_edited(path):
            template = INDEX if path in views.indexes else ARTICLE
            EditedPage(file, config, partial(views.surround, path), template)
        elif splicing and path not in titles:
            files.remove(file)
            spliced.append(path)
        else:
            GeneratedPage(titles.get(path), file, config, partial(views.view, path))
    add_generated(files, config, spliced)
    withdrawn = read_withdrawn(views.catalogue)
    for path, file in list(files.src_uris.items()):
        if (
            withdrawn
            and path.startswith("articles/")
            and stem_of(path).rpartition("/")[2] in withdrawn
        ):
            files.remove(file)  # what a person made of its page
        elif views.is_orphan(path) and file.is_documentation_page():
            EditedPage(file, config, lambda content: (content, ""), INDEX)
    return spliced
