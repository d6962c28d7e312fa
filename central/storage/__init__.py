"""What the central service keeps: tables (`models`), the way to them (`database`), their `migrations`."""
