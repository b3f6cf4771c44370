"""``python -m fonds``, and the command ``fonds``."""

import gc

from fonds.base.stopping import catch_signals


def main() -> None:
    """Run the command line; signals are caught before it is loaded, which takes a moment."""
    gc.disable()  # else it goes through all that is loaded, again and again, and finds nothing
    from fonds.cli import main as command_line

    gc.freeze()
    gc.enable()
    command_line()


catch_signals()
if __name__ == "__main__":
    main()
