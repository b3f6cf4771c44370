"""Commands forked from a process that has built an archive already: it spares each a second.

As a module of its own (``python -m tests.forking``) it is that process. It reads a request a line,
JSON, forks, and answers with the exit code; so no command sees what another did.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import runpy
import subprocess
import sys
import tempfile
import threading
import traceback
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TextIO

ROOT = Path(__file__).parents[1]
TIMEOUT = 300.0
"""Seconds that a command may take."""

CAN_FORK = hasattr(os, "fork") and "COVERAGE_PROCESS_CONFIG" not in os.environ
"""Whether commands can be run so; what forks is not measured by coverage."""

_busy = threading.Lock()
_server: subprocess.Popen[str] | None = None


def run_forked(
    args: Sequence[str], environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str] | None:
    """``fonds ARGS``; None if another thread is at it: it must have a process of its own."""
    if not _busy.acquire(blocking=False):
        return None
    try:
        return _ask(args, environment)
    finally:
        _busy.release()


def _ask(args: Sequence[str], environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        streams = [f"/proc/{os.getpid()}/fd/{stream.fileno()}" for stream in (out, err)]
        code = _answer(_start(), [list(args), dict(environment), str(Path.cwd()), *streams])
        out.seek(0)
        err.seek(0)
        told = [stream.read().decode("utf-8") for stream in (out, err)]
    return subprocess.CompletedProcess(["fonds", *args], code, *told)


def _start() -> subprocess.Popen[str]:
    global _server
    if _server is None or _server.poll() is not None:
        _server = subprocess.Popen(
            [sys.executable, "-m", "tests.forking"],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": f"{ROOT / 'scripts'}{os.pathsep}{ROOT}"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        atexit.register(_stop, _server)
    return _server


def _stop(server: subprocess.Popen[str]) -> None:
    for pipe in (server.stdin, server.stdout):
        assert pipe
        pipe.close()
    server.wait()


def _answer(server: subprocess.Popen[str], request: list[object]) -> int:
    assert server.stdin
    assert server.stdout
    timer = threading.Timer(TIMEOUT, server.kill)
    timer.start()
    try:
        server.stdin.write(json.dumps(request) + "\n")
        server.stdin.flush()
        return int(server.stdout.readline())
    finally:
        timer.cancel()


def serve() -> None:
    """Answer requests until there are no more."""
    _build_once()
    for line in sys.stdin:
        args, environment, folder, out, err = json.loads(line)
        child = os.fork()
        if not child:
            sys.exit(_run(args, environment, folder, out, err))
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def _build_once() -> None:
    """Load what commands load, and what a first build reads once: models, locales, its own code."""
    import fonds.cli  # noqa: F401
    from fonds.commands.new import create_archive
    from fonds.commands.site import build_site
    from fonds.terminal.progress import say_nothing

    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "a"
        create_archive(folder, None, link=False, name="Essai", lang="fr")
        (folder / "seeds" / "a.txt").write_text("date 2022 Un titre\n\nUn texte.\n", "utf-8")
        config = folder / "mkdocs.yml"
        build_site(config, say_nothing, {"names": "rules"}, strict=False, verbose=False)
    gc.freeze()


def _run(args: list[str], environment: dict[str, str], folder: str, out: str, err: str) -> int:
    """The command in this process, which is as a new one to it; its exit code."""
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    for descriptor, path in ((0, os.devnull), (1, out), (2, err)):
        opened = os.open(path, os.O_RDONLY if descriptor == 0 else os.O_WRONLY)
        os.dup2(opened, descriptor)
        os.close(opened)
    sys.path[:] = [folder, *(path for path in sys.path[1:] if path != str(ROOT))]
    sys.argv[1:] = args
    try:
        runpy.run_module("fonds", run_name="__main__", alter_sys=True)
    except SystemExit as end:
        return _exit_code(end.code, sys.stderr)
    except BaseException:
        traceback.print_exc()
        return 1
    return 0


def _exit_code(code: object, stderr: TextIO) -> int:
    """As the interpreter takes the argument of ``sys.exit``."""
    if code is None or isinstance(code, int):
        return code or 0
    with suppress(OSError):
        print(code, file=stderr)
    return 1


if __name__ == "__main__":
    serve()
