PRAGMA application_id = 1263498612;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE channel (
                one INTEGER PRIMARY KEY CHECK (one = 1),
                state TEXT NOT NULL,
                reason TEXT,
                since TEXT NOT NULL,
                clock_offset_seconds REAL NOT NULL DEFAULT 0
            ) STRICT
            ;
INSERT INTO "channel" VALUES(1,'open',NULL,'2026-11-23T03:00:00+00:00',3.5);
CREATE TABLE envelopes (
                position INTEGER PRIMARY KEY REFERENCES submissions(position),
                envelope BLOB NOT NULL
            ) STRICT
            ;
INSERT INTO "envelopes" VALUES(1073741825,X'7365616C65642062797465732031');
INSERT INTO "envelopes" VALUES(1073741826,X'7365616C65642062797465732032');
INSERT INTO "envelopes" VALUES(2147483649,X'7365616C65642062797465732031');
INSERT INTO "envelopes" VALUES(2147483650,X'7365616C65642062797465732032');
INSERT INTO "envelopes" VALUES(2147483651,X'7365616C65642062797465732033');
INSERT INTO "envelopes" VALUES(2147483652,X'7365616C65642062797465732034');
CREATE TABLE epochs (
                epoch INTEGER PRIMARY KEY,
                terminal INTEGER NOT NULL,
                public_key BLOB NOT NULL,
                last_sequence INTEGER NOT NULL DEFAULT 0
            ) STRICT
            ;
INSERT INTO "epochs" VALUES(1,7,X'0000000000000000000000000000000000000000000000000000000000000000',2);
INSERT INTO "epochs" VALUES(2,7,X'0101010101010101010101010101010101010101010101010101010101010101',4);
CREATE TABLE submissions (
                position INTEGER PRIMARY KEY,
                id TEXT NOT NULL UNIQUE,
                epoch INTEGER NOT NULL REFERENCES epochs(epoch),
                sequence INTEGER NOT NULL CHECK (sequence BETWEEN 1 AND 1073741823),
                receipt_number TEXT NOT NULL,
                kind TEXT NOT NULL,
                service TEXT NOT NULL,
                state TEXT NOT NULL DEFAULT 'committed',
                created TEXT NOT NULL,
                digest TEXT NOT NULL,
                attempts INTEGER NOT NULL DEFAULT 0,
                next_try REAL,
                reason TEXT,
                acknowledgement TEXT,
                acknowledged_at TEXT,
                CHECK (position = epoch * 1073741824 + sequence),
                CHECK ((state = 'delivered') <= (acknowledgement IS NOT NULL))
            ) STRICT
            ;
INSERT INTO "submissions" VALUES(1073741825,'00000000-0000-0000-0000-0000000003e9',1,1,'0007-01-000001-AAAA-0','filing','S04','delivered','2026-11-23T03:00:00+00:00','00000000000000000000000000000000000000000000000000000000000003e9',1,NULL,NULL,'signed','2026-11-23T03:00:01+00:00');
INSERT INTO "submissions" VALUES(1073741826,'00000000-0000-0000-0000-0000000003ea',1,2,'0007-01-000002-AAAA-0','filing','S04','delivered','2026-11-23T03:00:00+00:00','00000000000000000000000000000000000000000000000000000000000003ea',1,NULL,NULL,'signed','2026-11-23T03:00:01+00:00');
INSERT INTO "submissions" VALUES(2147483649,'00000000-0000-0000-0000-0000000007d1',2,1,'0007-02-000001-AAAA-0','filing','S04','delivered','2026-11-23T03:00:00+00:00','00000000000000000000000000000000000000000000000000000000000007d1',1,NULL,NULL,'signed','2026-11-23T03:00:01+00:00');
INSERT INTO "submissions" VALUES(2147483650,'00000000-0000-0000-0000-0000000007d2',2,2,'0007-02-000002-AAAA-0','filing','S04','quarantined','2026-11-23T03:00:00+00:00','00000000000000000000000000000000000000000000000000000000000007d2',1,NULL,'bad_content',NULL,NULL);
INSERT INTO "submissions" VALUES(2147483651,'00000000-0000-0000-0000-0000000007d3',2,3,'0007-02-000003-AAAA-0','filing','S04','sending','2026-11-23T03:00:00+00:00','00000000000000000000000000000000000000000000000000000000000007d3',1,NULL,NULL,NULL,NULL);
INSERT INTO "submissions" VALUES(2147483652,'00000000-0000-0000-0000-0000000007d4',2,4,'0007-02-000004-AAAA-0','filing','S04','committed','2026-11-23T03:00:00+00:00','00000000000000000000000000000000000000000000000000000000000007d4',0,NULL,NULL,NULL,NULL);
CREATE TRIGGER what_was_filed_stays_as_it_was
            BEFORE UPDATE OF position, id, epoch, sequence, receipt_number, kind, service, created, digest
            ON submissions BEGIN
                SELECT RAISE(ABORT, 'a filed submission is immutable');
            END;
CREATE TRIGGER an_envelope_stays_as_it_was BEFORE UPDATE ON envelopes BEGIN
                SELECT RAISE(ABORT, 'an envelope is immutable');
            END;
CREATE TRIGGER what_is_undelivered_is_never_deleted
            BEFORE DELETE ON submissions WHEN OLD.state <> 'delivered' BEGIN
                SELECT RAISE(ABORT, 'an undelivered submission is never deleted');
            END;
CREATE TRIGGER an_undelivered_envelope_is_never_deleted
            BEFORE DELETE ON envelopes
            WHEN (SELECT state FROM submissions WHERE position = OLD.position) <> 'delivered' BEGIN
                SELECT RAISE(ABORT, 'an undelivered envelope is never deleted');
            END;
CREATE TRIGGER a_sequence_never_goes_back
            BEFORE UPDATE OF last_sequence ON epochs WHEN NEW.last_sequence <> OLD.last_sequence + 1 BEGIN
                SELECT RAISE(ABORT, 'a sequence grows by one');
            END;
CREATE TRIGGER an_epoch_stays BEFORE DELETE ON epochs BEGIN
                SELECT RAISE(ABORT, 'an epoch stays');
            END;
COMMIT;
