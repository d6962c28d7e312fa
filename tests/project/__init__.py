"""The project itself: its rules, its lock file, the runtime it stands on."""
