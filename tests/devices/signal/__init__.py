"""Light and tone that call somebody back."""
