"""``python -m fonds``, and the command ``fonds``."""

from fonds.base.stopping import catch_signals


def main() -> None:
    """Run the command line; signals are caught before it is loaded, which takes a moment."""
    from fonds.cli import main as command_line

    command_line()


catch_signals()
if __name__ == "__main__":
    main()
