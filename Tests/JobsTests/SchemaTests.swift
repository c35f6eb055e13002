import Jobs
import Testing

/// Queues that earlier versions of the program left: each schema that was ever written, with jobs in every state.
struct SchemaTests {
    /// The schema's number, and what brought it about from the one before.
    static let history = [
        (
            1,
            """
            CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
            INSERT INTO grdb_migrations VALUES ('1');
            CREATE TABLE job (
                id INTEGER PRIMARY KEY AUTOINCREMENT, folder TEXT NOT NULL, name BLOB NOT NULL,
                device INTEGER NOT NULL, inode INTEGER NOT NULL, size INTEGER NOT NULL, modified INTEGER NOT NULL,
                recipe TEXT NOT NULL, priority INTEGER NOT NULL, state TEXT NOT NULL, paused INTEGER NOT NULL,
                outcome TEXT, errorCode TEXT, errorMessage TEXT, attempts INTEGER NOT NULL, crashes INTEGER NOT NULL,
                enqueued INTEGER NOT NULL, started INTEGER, finished INTEGER, source BLOB NOT NULL,
                planned INTEGER NOT NULL, plannedPainting BLOB, plannedSnapshots BLOB, plannedSource BLOB
            ) STRICT;
            CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
            CREATE UNIQUE INDEX ledger ON job(folder, name, inode, modified, size, device) WHERE source = name;
            CREATE INDEX next ON job(priority, id) WHERE state = 'queued' AND NOT paused;
            CREATE INDEX listing ON job(state, id);
            CREATE INDEX listingOfFolder ON job(folder, state, id);
            """
        ),
        (
            2,
            """
            INSERT INTO grdb_migrations VALUES ('2');
            ALTER TABLE job ADD COLUMN plannedSidecar BLOB;
            """
        ),
        (
            3,
            """
            INSERT INTO grdb_migrations VALUES ('3');
            ALTER TABLE job ADD COLUMN published INTEGER NOT NULL DEFAULT 0;
            ALTER TABLE job ADD COLUMN contentDigest BLOB;
            ALTER TABLE job ADD COLUMN recipeDigest BLOB;
            ALTER TABLE job ADD COLUMN duplicateOf INTEGER;
            CREATE INDEX painted ON job(contentDigest, recipeDigest, id) WHERE state = 'done';
            ALTER TABLE job ADD COLUMN waits INTEGER NOT NULL DEFAULT 0;
            ALTER TABLE job ADD COLUMN retryAt INTEGER;
            DROP INDEX next;
            CREATE INDEX next ON job(priority, id) WHERE state = 'queued' AND NOT paused AND retryAt IS NULL;
            CREATE INDEX nextOfFolder ON job(folder, priority, id)
                WHERE state = 'queued' AND NOT paused AND retryAt IS NULL;
            CREATE INDEX delayed ON job(id) WHERE retryAt IS NOT NULL;
            """
        ),
        (
            4,
            """
            INSERT INTO grdb_migrations VALUES ('4');
            ALTER TABLE job ADD COLUMN owner INTEGER;
            CREATE INDEX named ON job(folder, name, id);
            CREATE INDEX waiting ON job(owner) WHERE state = 'queued';
            """
        ),
        (
            5,
            """
            INSERT INTO grdb_migrations VALUES ('5');
            ALTER TABLE job ADD COLUMN uuid BLOB;
            """
        ),
        (
            6,
            """
            INSERT INTO grdb_migrations VALUES ('6');
            ALTER TABLE job ADD COLUMN boot TEXT;
            ALTER TABLE job ADD COLUMN enqueuedMonotonic INTEGER NOT NULL DEFAULT 0;
            ALTER TABLE job ADD COLUMN startedMonotonic INTEGER NOT NULL DEFAULT 0;
            ALTER TABLE job ADD COLUMN finishedMonotonic INTEGER NOT NULL DEFAULT 0;
            """
        ),
        (
            7,
            """
            INSERT INTO grdb_migrations VALUES ('7');
            ALTER TABLE job ADD COLUMN inboxDevice INTEGER;
            ALTER TABLE job ADD COLUMN inboxInode INTEGER;
            """
        ),
    ]

    @Test func noSchemaIsForgotten() async throws {
        try await QueueFile.with { file in
            _ = try file.open()
            let known = Self.history.map { "\($0.0)" }.joined(separator: " ")
            #expect(try file.sqlite("SELECT group_concat(identifier, ' ') FROM grdb_migrations") == "\(known)\n")
        }
    }

    /// One picture per row: queued, running, publishing by a plan, done, failed, and one more queued.
    private static let jobs = """
        INSERT INTO job (folder, name, device, inode, size, modified, recipe, priority, state, paused, outcome,
            errorCode, errorMessage, attempts, crashes, enqueued, started, finished, source, planned,
            plannedPainting, plannedSource) VALUES
        ('monet', CAST('a.png' AS BLOB), 1, 1, 9, 5, '{}', 0, 'queued', 0, NULL, NULL, NULL, 0, 0, 7, NULL, NULL,
            CAST('a.png' AS BLOB), 0, NULL, NULL),
        ('monet', CAST('b.png' AS BLOB), 1, 2, 9, 5, '{}', 0, 'running', 0, NULL, NULL, NULL, 1, 0, 7, 8, NULL,
            CAST('b.png' AS BLOB), 0, NULL, NULL),
        ('monet', CAST('c.png' AS BLOB), 1, 3, 9, 5, '{}', 0, 'publishing', 0, 'done', NULL, NULL, 1, 0, 7, 8, NULL,
            CAST('c.png' AS BLOB), 1, CAST('c.png' AS BLOB), CAST('done/c.png' AS BLOB)),
        ('monet', CAST('d.png' AS BLOB), 1, 4, 9, 5, '{}', 0, 'done', 0, 'done', NULL, NULL, 1, 0, 7, 8, 9,
            CAST('done/d.png' AS BLOB), 1, CAST('d.png' AS BLOB), CAST('done/d.png' AS BLOB)),
        ('monet', CAST('e.png' AS BLOB), 1, 5, 9, 5, '{}', 0, 'failed', 0, 'failed', 'ImageCorrupt', 'no', 1, 0, 7, 8, 9,
            CAST('failed/e.png' AS BLOB), 1, NULL, CAST('failed/e.png' AS BLOB)),
        ('monet', CAST('f.png' AS BLOB), 1, 6, 9, 5, '{}', 0, 'queued', 0, NULL, NULL, NULL, 1, 0, 7, NULL, NULL,
            CAST('f.png' AS BLOB), 0, NULL, NULL);
        INSERT INTO setting VALUES ('pause-reason', 'moving the disk');
        """

    @Test("fault 17: queues of every schema that was ever written are taken up", arguments: history.map(\.0))
    func olderQueuesAreTakenUp(schema: Int) async throws {
        try await QueueFile.with { file in
            for step in Self.history.prefix(schema) { try file.sqlite(step.1) }
            try file.sqlite(Self.jobs)
            if schema >= 5 { try file.sqlite("UPDATE job SET uuid = randomblob(16)") }
            // Before that, no row said so.
            if schema >= 3 { try file.sqlite("UPDATE job SET published = 1 WHERE state = 'done'") }

            // Nor did one wait.
            if schema >= 3 { try file.sqlite("UPDATE job SET waits = 2, retryAt = 8 WHERE inode = 6") }

            let queue = try file.open()
            let jobs = try await queue.jobs()
            #expect(jobs.map(\.state) == [.queued, .queued, .publishing, .done, .failed, .queued])
            #expect(jobs.map(\.isPublished) == [false, false, false, true, false, false])
            #expect(jobs.allSatisfy { $0.digests == nil && $0.owner == nil && $0.inbox == nil })
            #expect(jobs.map { $0.retryAt != nil } == [false, false, false, false, false, schema >= 3])
            #expect(Set(jobs.map(\.uuid)).count == 6)
            #expect(jobs.allSatisfy { $0.enqueued == Timestamp(microseconds: 7) })
            #expect(jobs[4].errorCode == "ImageCorrupt" && jobs[4].source == Array("failed/e.png".utf8))
            #expect(await queue.status.pauseReason == "moving the disk")

            // All of them can be brought to their ends.
            let events = await queue.events()
            let names = jobs.map(\.name)
            let world = FakeWorld(
                inbox: Set(names.prefix(3)).union([jobs[3].source, jobs[4].source, names[5]]),
                hidden: [jobs[2].id],
                outbox: [names[3]: jobs[3].id]
            )
            let executor = FakeExecutor(world: world)
            try await withRunner(of: queue, executor) {
                try await queue.resumeAll()
                try await queue.retry(jobs[4].id)
                while try await queue.jobs().contains(where: { !$0.state.isFinal }) {
                    try await event(in: events, "anything") { _ in true }
                }
            }
            #expect(try await queue.jobs().map(\.state) == Array(repeating: .done, count: 6))
            #expect(await executor.world.outbox.values.sorted() == jobs.map(\.id))
        }
    }
}
