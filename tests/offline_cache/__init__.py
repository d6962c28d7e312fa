"""The outbox and the audit trail keep what they are given."""
