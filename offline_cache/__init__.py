"""What must survive: the outbox of sealed submissions and the audit trail, in SQLite; and who may write to
them.

Nothing personal is stored here in the clear. Imports no other package of the project.

* ``outbox`` reads, ``filing_end`` adds, ``sending_end`` moves rows on; ``states`` says which moves are legal.
* ``roles``: one filer and one sender at a time, held by locks that die with their process.
* ``database`` opens a file the one safe way; ``migrations`` holds the schemas; ``set_aside`` keeps a broken
file.
* ``audit`` keeps the trail, ``audit_patient`` while a disk takes no write too; ``audit_events.toml`` is
everything it can say.
* ``storage`` tells whether there is room for another visit, ``disk_watch`` whether the disk takes
writes at all.
"""
