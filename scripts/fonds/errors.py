"""What goes wrong by a person's hand, said so that the person can mend it."""


class UsageError(Exception):
    """A wrong folder, option or curated file; ends a command with one line and exit code 2.

    The message says what is wrong, where (``file:line`` if there is one) and what to do next.
    """


class BuildFailedError(Exception):
    """The archive's own state stopped a build; ends a command with one line and exit code 1."""
