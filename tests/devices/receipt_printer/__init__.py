"""The receipt printer: document, encoder, status, driver."""
