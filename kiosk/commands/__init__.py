"""The ``kiosk`` command line, one module per command.

A module of a command has two functions::

    def add(subparsers) -> None             # make the parser of the command, with its own arguments
    def run(args, context: Context) -> int  # do it; 0 done, 1 failed, 2 wrong usage or configuration

Only the module of the command that was typed is imported, so ``kiosk --help`` stays quick. A group such as
``devices`` may be spread over several modules: then each ``add`` receives the subparsers of the *group* and
calls ``parser.set_defaults(run=its_function)`` for each action that it adds. Any parser may set ``run`` in
the same way; without it the module's ``run`` is called. Errors are raised, not printed: ``kiosk.__main__``
turns them into one line.
"""

from kiosk.commands.registry import COMMANDS, Command

__all__ = ["COMMANDS", "Command"]
