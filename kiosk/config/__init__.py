"""The settings of a terminal: what keys there are, where each value comes from, and what is said of a wrong
one.

``load`` lays the sources over each other; ``model`` states every key. Nothing here writes.
"""

from kiosk.config.errors import ConfigError
from kiosk.config.load import Effective, load
from kiosk.config.model import Config

__all__ = ["Config", "ConfigError", "Effective", "load"]
