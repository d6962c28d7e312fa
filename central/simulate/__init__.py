"""A fleet of terminals in one process, to find out what the service bears: real HTTP on a connection each,
real keys, every machine enrolled with a code and approved, every request signed, every answer's signature
checked, every envelope sealed, every assignment fetched and verified.

What stands for a person (codes, approvals, a rollout's author) works on the database, as the command line
does.
"""
