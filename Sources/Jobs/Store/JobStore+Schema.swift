internal import FoundationEssentials
internal import GRDB

extension JobStore {
    /// The history of the schema; a step that was released is never changed again.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { database in
            try database.execute(sql: tables + indexes)
        }
        migrator.registerMigration("2") { database in
            try database.execute(sql: "ALTER TABLE job ADD COLUMN plannedSidecar BLOB")
        }
        migrator.registerMigration("3") { database in
            try database.execute(sql: claims)
        }
        migrator.registerMigration("4") { database in
            try database.execute(sql: owners)
        }
        migrator.registerMigration("5") { database in
            try database.execute(sql: "ALTER TABLE job ADD COLUMN uuid BLOB")
            for id in try Int64.fetchAll(database, sql: "SELECT id FROM job") {
                try database.execute(sql: "UPDATE job SET uuid = ? WHERE id = ?", arguments: [UUID(), id])
            }
        }
        migrator.registerMigration("6") { database in
            try database.execute(sql: clocks)
        }
        migrator.registerMigration("7") { database in
            try database.execute(sql: inboxes)
        }
        return migrator
    }

    /// AUTOINCREMENT, because a plain row id is given again once the last row is gone.
    private static let tables = """
        CREATE TABLE job (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            folder TEXT NOT NULL,
            name BLOB NOT NULL,
            device INTEGER NOT NULL,
            inode INTEGER NOT NULL,
            size INTEGER NOT NULL,
            modified INTEGER NOT NULL,
            recipe TEXT NOT NULL,
            priority INTEGER NOT NULL,
            state TEXT NOT NULL,
            paused INTEGER NOT NULL,
            outcome TEXT,
            errorCode TEXT,
            errorMessage TEXT,
            attempts INTEGER NOT NULL,
            crashes INTEGER NOT NULL,
            enqueued INTEGER NOT NULL,
            started INTEGER,
            finished INTEGER,
            source BLOB NOT NULL,
            planned INTEGER NOT NULL,
            plannedPainting BLOB,
            plannedSnapshots BLOB,
            plannedSource BLOB
        ) STRICT;
        CREATE TABLE setting (
            name TEXT PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    /// What a job is made from, how far its end has come, and until when it waits.
    private static let claims = """
        ALTER TABLE job ADD COLUMN published INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE job ADD COLUMN contentDigest BLOB;
        ALTER TABLE job ADD COLUMN recipeDigest BLOB;
        ALTER TABLE job ADD COLUMN duplicateOf INTEGER;
        CREATE INDEX painted ON job(contentDigest, recipeDigest, id) WHERE state = 'done';
        ALTER TABLE job ADD COLUMN waits INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE job ADD COLUMN retryAt INTEGER;
        DROP INDEX next;
        CREATE INDEX next ON job(priority, id) WHERE state = 'queued' AND NOT paused AND retryAt IS NULL;
        CREATE INDEX nextOfFolder ON job(folder, priority, id) WHERE state = 'queued' AND NOT paused AND retryAt IS NULL;
        CREATE INDEX delayed ON job(id) WHERE retryAt IS NOT NULL;
        UPDATE job SET published = 1 WHERE state = 'done';
        """

    /// Whose job it is, how many of somebody's wait, and a way from a picture's name to its jobs.
    private static let owners = """
        ALTER TABLE job ADD COLUMN owner INTEGER;
        CREATE INDEX named ON job(folder, name, id);
        CREATE INDEX waiting ON job(owner) WHERE state = 'queued';
        """

    /// When things happened by the clock that begins when the machine is started, and which start that was.
    private static let clocks = """
        ALTER TABLE job ADD COLUMN boot TEXT;
        ALTER TABLE job ADD COLUMN enqueuedMonotonic INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE job ADD COLUMN startedMonotonic INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE job ADD COLUMN finishedMonotonic INTEGER NOT NULL DEFAULT 0;
        """

    /// Which directory a picture settled in.
    private static let inboxes = """
        ALTER TABLE job ADD COLUMN inboxDevice INTEGER;
        ALTER TABLE job ADD COLUMN inboxInode INTEGER;
        """

    /// The ledger forgets a file once it has left the inbox: whoever puts it back wants it painted again.
    private static let indexes = """
        CREATE UNIQUE INDEX ledger ON job(folder, name, inode, modified, size, device) WHERE source = name;
        CREATE INDEX next ON job(priority, id) WHERE state = 'queued' AND NOT paused;
        CREATE INDEX listing ON job(state, id);
        CREATE INDEX listingOfFolder ON job(folder, state, id);
        """
}
