"""Pictures from a phone: what is made of them, and how the terminal gets them."""
