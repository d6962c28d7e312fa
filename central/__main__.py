"""``python -m central``: the service and the few things an operator does beside it."""

import sys

from central.cli import main

if __name__ == "__main__":
    sys.exit(main())
