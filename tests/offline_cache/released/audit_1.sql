PRAGMA application_id = 1262581092;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE events (
                number INTEGER PRIMARY KEY AUTOINCREMENT,
                at TEXT NOT NULL,
                event TEXT NOT NULL,
                fields TEXT NOT NULL
            ) STRICT
            ;
INSERT INTO "events" VALUES(1,'2026-11-23T03:00:00+00:00','process.started','{"process": "agent"}');
INSERT INTO "events" VALUES(2,'2026-11-23T03:00:01+00:00','visit.wiped','{"reason": "idle"}');
CREATE TRIGGER an_event_stays BEFORE UPDATE ON events BEGIN
                SELECT RAISE(ABORT, 'an event stays');
            END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('events',2);
COMMIT;
