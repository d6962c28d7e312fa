"""From what a resident signed to a durable, sealed submission with a receipt number.

``from_draft`` says what is submitted, ``seal`` closes the envelope, ``filing`` commits it. A receipt number
leaves this package only after the commit. Sending is the agent's.
"""
