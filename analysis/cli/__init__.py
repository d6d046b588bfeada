"""The command line: ``fencang run``, ``compare``, ``check``, ``validate``, ``show``.

Nothing heavy is imported before a command needs it, so that ``fencang --help`` answers at once.
"""


def main() -> None:
    """Run the command line; the entry point of ``fencang``."""
    from analysis.cli.app import app

    app()
