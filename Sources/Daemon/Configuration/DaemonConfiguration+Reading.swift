import FoundationEssentials
import StrictTOML
import SystemPackage
import Watcher

extension DaemonConfiguration {
    /// Reads `impastod.toml` and checks that its folders can work together.
    ///
    /// - Parameters:
    ///   - file: The file.
    ///   - trustsRecipes: Whether folders of which nothing else is said trust their recipes.
    /// - Throws: `ConfigurationError` with every problem and its line.
    init(file: FilePath, trustsRecipes: Bool) throws(ConfigurationError) {
        let directory = file.removingLastComponent()
        try self.init(Self.document(file), directory: directory, trustsRecipes: trustsRecipes)
    }

    /// Takes a document of the same grammar, whose paths begin at `directory`.
    ///
    /// - Throws: `ConfigurationError` with every problem.
    init(_ document: TOMLDocument, directory: FilePath, trustsRecipes: Bool) throws(ConfigurationError) {
        do {
            self.init(document.root, directory: directory, trustsRecipes: trustsRecipes)
            try document.finish()
        } catch {
            throw ConfigurationError(error.description)
        }
        for folder in folders {
            do {
                try OutboxCheck(folders: folders).run(folder.outbox ?? folder.defaultOutbox)
                try InboxCheck(folders: folders).run(folder)
            } catch {
                throw ConfigurationError("\(document.file): folder \(folder.name): \(error)")
            }
        }
    }

    /// The values of a file, not looked at yet.
    ///
    /// - Throws: `ConfigurationError` when it is no TOML.
    static func document(_ file: FilePath) throws(ConfigurationError) -> TOMLDocument {
        let text: String
        do {
            text = try String(contentsOfFile: file.string, encoding: .utf8)
        } catch {
            throw ConfigurationError("\(file.shown): cannot be read as text; check that it is there and readable")
        }
        do {
            return try TOMLDocument(text: text, file: file.shown)
        } catch {
            throw ConfigurationError(error.description)
        }
    }

    private init(_ root: TOMLSection, directory: FilePath, trustsRecipes: Bool) {
        jobsAtOnce = root.value("jobs-at-once", .integer(in: 1...64)) ?? jobsAtOnce
        retry = root.value("retry-seconds", .seconds(in: 0.1...3600)) ?? retry
        freeSpace = root.value("free-space", .bytes) ?? freeSpace
        jobsPerUser = root.value("jobs-per-user", .integer(in: 1...1_000_000)) ?? jobsPerUser
        pictureBytes = root.value("picture-bytes", .bytes) ?? pictureBytes
        if let section = root.section("worker") { worker = WorkerConfiguration(section, directory: directory) }
        for section in root.sections("folder") {
            guard let folder = FolderConfiguration(section, directory: directory, trustsRecipes) else { continue }
            if self.folder(folder.name) != nil { section.note("name", "two folders are called \"\(folder.name)\"") }
            folders.append(folder)
        }
    }
}

extension WorkerConfiguration {
    fileprivate init(_ section: TOMLSection, directory: FilePath) {
        path = section.value("path", .path).map { directory.pushing(FilePath($0)) }
        threads = section.value("threads", .integer(in: 1...1024))
        memoryLimit = section.value("memory-limit", .bytes)
        timeLimit = section.value("time-limit", .seconds(in: 1...31_536_000))
        niceness = section.value("niceness", .integer(in: 0...19)) ?? niceness
    }
}

extension FolderConfiguration {
    fileprivate init?(_ section: TOMLSection, directory: FilePath, _ trustsRecipes: Bool) {
        let name = section.value("name", .folderName)
        let inbox = section.value("inbox", .path)
        let outbox = section.value("outbox", .path)
        let trustsRecipe = section.value("trusts-recipe", .boolean)
        let settle = section.value("settle-seconds", .seconds(in: 0.1...3600))
        let settleMaximum = section.value("settle-maximum-seconds", .seconds(in: 1...86_400))
        let rescanInterval = section.value("rescan-seconds", .seconds(in: 1...86_400))
        let watchMethod: WatchedFolder.Method? = section.value("watch", .choice)
        let pollInterval = section.value("poll-seconds", .seconds(in: 1...86_400))
        let priority = section.value("priority", .integer(in: -1000...1000))
        let jobs = section.value("jobs", .integer(in: 1...64))
        let freeSpace = section.value("free-space", .bytes)
        let onDuplicate: DuplicatePolicy? = section.value("on-duplicate", .choice)
        let onExists: CollisionPolicy? = section.value("on-exists", .choice)
        let checkpoint = section.value("checkpoint-seconds", .seconds(in: 1...86_400))
        if section.item("name") == nil { section.note("name", "a folder needs a `name`") }
        if section.item("inbox") == nil { section.note("inbox", "a folder needs an `inbox`, the path of a directory") }
        guard let name, let inbox else { return nil }

        self.init(name: name, inbox: directory.pushing(FilePath(inbox)).lexicallyNormalized())
        self.outbox = outbox.map { directory.pushing(FilePath($0)).lexicallyNormalized() }
        self.trustsRecipe = trustsRecipe ?? trustsRecipes
        self.settle = settle
        self.settleMaximum = settleMaximum ?? self.settleMaximum
        self.rescanInterval = rescanInterval ?? self.rescanInterval
        self.watchMethod = watchMethod ?? self.watchMethod
        self.pollInterval = pollInterval ?? self.pollInterval
        self.priority = priority ?? self.priority
        self.jobs = jobs
        self.freeSpace = freeSpace
        self.onDuplicate = onDuplicate ?? self.onDuplicate
        self.onExists = onExists ?? self.onExists
        self.checkpointInterval = checkpoint ?? self.checkpointInterval
    }
}
