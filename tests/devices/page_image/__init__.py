"""From a picture to a page."""
