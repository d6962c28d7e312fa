"""The console: its people, its pages, and what Chromium makes of them."""
