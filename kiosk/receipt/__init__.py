"""The receipt: what it says (``content``) and how it stands on paper (``layout``). Devices only print it."""
