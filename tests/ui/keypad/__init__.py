"""The screens in the hands of a person with a keypad."""
