"""Killed at any moment: each file stays complete, none is missing, the next build is right."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from fonds.base.kinds import GENERATED
from tests.archives import EVERY, THOROUGH, Home
from tests.cluster import scheduler, workers
from tests.faults.inputs import CHANGES, arrange, make_inputs
from tests.faults.killing import Killer, Measure
from tests.faults.references import References, State, is_whole, read_hashes, read_state

ARTICLES = 1_000 if THOROUGH else 24
KILLS, ROUNDS = (28, 4) if THOROUGH else (6, 1) if EVERY else (2, 1)
STATES = list(CHANGES) if THOROUGH else ["base", "delete", *(["theme"] if EVERY else [])]

Told = Callable[[str, object], None]


class Battle:
    """One archive that goes from state to state while its builds are killed."""

    def __init__(
        self, home: Home, references: References, seed: int, options: tuple[str, ...] = ()
    ) -> None:
        self.home = home
        self.references = references
        self.killer = Killer(home, seed, options)
        self.old = self.new = "base"

    def reference(self, state: str) -> State:
        return self.references.of(f"{state}-{ARTICLES}", make_inputs(state, ARTICLES))

    def change(self) -> None:
        """Go to another state."""
        others = [state for state in STATES if state != self.new]
        self.old, self.new = self.new, self.killer.random.choice(others)
        arrange(self.home, make_inputs(self.new, ARTICLES))

    def check_site(self) -> None:
        old, new = self.reference(self.old).site, self.reference(self.new).site
        site = read_hashes(self.home.site)
        wrong = {path for path in site if site[path] not in (old.get(path), new.get(path))}
        lost = {path for path in old.keys() & new.keys() if path not in site}
        assert is_whole(site, old, new), (self.killer.seed, self.old, self.new, wrong, lost)

    def finish(self) -> None:
        """Build to the end: all is as if it had been built from nothing, and nothing lies about."""
        self.home.build()
        differing = read_state(self.home).difference(self.reference(self.new))
        assert not differing, (self.killer.seed, self.old, self.new, differing[:9])
        assert_tidy(self.home)

    def tell(self) -> str:
        kills = ", ".join(f"{stage} {n}" for stage, n in sorted(self.killer.kills.items()))
        return f"{self.killer.kills.total()} killed of {ARTICLES} articles, in {kills}"


def assert_tidy(home: Home) -> None:
    """Nothing of killed builds lies about."""
    left = [*home.folder.rglob("*.part"), *home.site.parent.glob(".*.staging")]
    assert left == []


@pytest.fixture
def battle(
    tmp_path: Path, references: References, seed: int, request: pytest.FixtureRequest
) -> Battle:
    place = getattr(request, "param", 0)
    battle = Battle(Home(tmp_path / "a"), references, seed * 100 + place)
    arrange(battle.home, make_inputs("base", ARTICLES))
    battle.reference("base")
    return battle


@pytest.mark.parametrize("battle", range(ROUNDS), indirect=True)
def test_a_killed_rebuild(battle: Battle, record_property: Told) -> None:
    battle.finish()
    measures: dict[str, Measure] = {}
    for state in STATES[1:]:
        arrange(battle.home, make_inputs(state, ARTICLES))
        measures[state] = battle.killer.finish("build")
        battle.old, battle.new = battle.new, state
    measures["base"] = max(measures.values(), key=lambda measure: measure.seconds)
    battle.finish()
    while battle.killer.kills.total() < KILLS:
        battle.change()
        while battle.killer.kill("build", measures[battle.new]):
            battle.check_site()
            if battle.killer.random.random() < 0.6:
                break  # else the build that is to mend it is killed too
        battle.finish()
    record_property("told", f"rebuilds: {battle.tell()}")


def test_a_killed_first_build(battle: Battle, record_property: Told) -> None:
    kill_first_builds(battle)
    record_property("told", f"first builds: {battle.tell()}")


@pytest.mark.skipif(not THOROUGH, reason="few articles are never given to a cluster")
def test_a_killed_first_build_on_a_cluster(
    tmp_path: Path, references: References, seed: int, record_property: Told
) -> None:
    with scheduler() as address, workers(address, 2):
        options = ("--scheduler", address)
        battle = Battle(Home(tmp_path / "a"), references, seed * 100 + ROUNDS, options)
        arrange(battle.home, make_inputs("base", ARTICLES))
        kill_first_builds(battle)
    record_property("told", f"first builds on a cluster: {battle.tell()}")


@pytest.mark.skipif(not THOROUGH, reason="it goes on as other builds do, but for what it has kept")
@pytest.mark.parametrize("shards", ["year", 3])
def test_a_killed_first_build_of_shards(
    tmp_path: Path, references: References, seed: int, record_property: Told, shards: str | int
) -> None:
    battle = Battle(Home(tmp_path / "a"), references, seed * 100 + ROUNDS + 1)
    arrange(battle.home, make_inputs("base", ARTICLES))
    battle.home.configure(fonds={"shards": shards})
    kill_first_builds(battle)
    record_property("told", f"first builds in shards ({shards}): {battle.tell()}")


def kill_first_builds(battle: Battle) -> None:
    """Builds from nothing, each killed and the next going on from there, until one is done."""
    new = battle.reference("base").site
    measure = Measure(8.0, 3_000) if THOROUGH else Measure(1.5, 300)
    while battle.killer.kills.total() < (16 if THOROUGH else 2 if EVERY else 1):
        if battle.killer.kill("build", measure):
            assert not battle.home.site.exists() or read_hashes(battle.home.site) == new
        else:
            battle.finish()
            begin_anew(battle.home)
    battle.finish()


def begin_anew(home: Home) -> None:
    """Take away all that a build has made."""
    for folder in (home.site.parent, *(home.docs / name for name in GENERATED)):
        shutil.rmtree(folder, ignore_errors=True)
    (home.folder / "addresses.csv").unlink(missing_ok=True)


def test_a_killed_bundle(battle: Battle, record_property: Told) -> None:
    battle.finish()
    build = battle.home.site.parent
    measure = battle.killer.finish("bundle")
    before = _parcels(build)
    (battle.home.folder / "addresses.csv").unlink()  # what it is compared with was never bundled
    battle.change()
    battle.finish()
    battle.home.bundle()
    after = _parcels(build)
    for name in after:
        (build / name).unlink()
    for name, data in before.items():
        (build / name).write_bytes(data)
    while battle.killer.kills.total() < (12 if THOROUGH else 2 if EVERY else 1):
        battle.killer.kill("bundle", measure)
        now = _parcels(build)
        assert all(data in (before.get(name), after.get(name)) for name, data in now.items())
        assert any(name.endswith(".zip") for name in now)
    battle.home.bundle()
    assert _parcels(build) == after
    assert_tidy(battle.home)
    record_property("told", f"bundles: {battle.tell()}")


def _parcels(build: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in build.glob("[!.]*.zip*")}
