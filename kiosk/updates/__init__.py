"""What this terminal is to run, as far as it can be believed: the client's end of `kiosk.contract.updates`.

Lives here: the trusted root and how it is followed, fetching over the signed exchange, the assignment, the
signed floor of time, and what is known of how fresh all of that is. What is done with a verified file is
`kiosk.apply`'s business. Whatever cannot be renewed or believed, the last known good stays.
"""
