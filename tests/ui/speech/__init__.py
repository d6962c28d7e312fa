"""What is said of the screens, and to whom."""
