"""The kiosk command line."""
