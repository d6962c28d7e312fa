"""``python -m central``: the service and the few things an operator does beside it."""

import sys

from central.cli import main
from central.logs import set_up_logs

if __name__ == "__main__":
    set_up_logs()
    sys.exit(main())
