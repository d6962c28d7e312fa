"""A fleet of terminals in one process, to find out what the service bears: real HTTP on a connection each,
real keys, every request signed, every answer's signature checked, every envelope sealed.

One thing is not as on a street: the terminals are laid into the database as an enrolment leaves them
(`fleet`), because how long an enrolment takes is not the question here.
"""
