"""One signed exchange with the central service: send, verify, and say what the answer means.

Used by the agent, by enrolment and by the verification of identity. Nothing of an answer is believed before
its signature is checked. Lives here: transport (``requests``), client, meaning (the table of architecture.md)
and the corrected clock. What is done about an answer is the caller's.
"""
