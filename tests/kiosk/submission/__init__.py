"""What a resident signed becomes durable, sealed, and numbered."""
