import Contract
import Jobs
import StrictTOML

/// What clients may do to settings and folders.
struct SettingsCommands: Sendable {
    let settings: Settings
    let reloader: Reloader
    let store: SettingsStore
    let queue: JobQueue

    /// The settings in force.
    var values: [String: BusVariant] { settings.current.values.compactMapValues(BusVariant.init) }

    func change(_ request: SettingsChange) async throws {
        try request.options.requireNone()
        let values = try request.settings.mapValues(TOMLValue.init)
        guard values["folder"] == nil, values["worker"] == nil else {
            throw ServiceError(
                .invalidArgument,
                "Folders are changed by EditFolder, the worker by keys like worker.threads."
            )
        }
        try await reloader.change { stored in
            for (key, value) in values { stored.set(key, to: value) }
        }
    }

    func reset(_ request: SettingsReset) async throws {
        try request.options.requireNone()
        let known = Set(values.keys).union([
            "worker.path", "worker.threads", "worker.memory-limit", "worker.time-limit",
        ])
        try await reloader.change(takesBack: true) { stored in
            if let stranger = request.keys.first(where: { !known.contains($0) && !stored.has($0) }) {
                throw ServiceError(.invalidArgument, "There is no setting “\(stranger)”.")
            }
            for key in request.keys { stored.set(key, to: nil) }
        }
    }

    /// The settings of a folder that are in force.
    func values(of folder: String) throws -> [String: BusVariant] {
        guard let folder = settings.current.folder(folder) else { throw ServiceError.noSuchFolder(folder) }
        return folder.values.compactMapValues(BusVariant.init)
    }

    func add(_ request: FolderAddition) async throws -> ObjectPath {
        try request.options.requireNone()
        guard request.settings["inbox"] != nil else {
            throw ServiceError(.invalidArgument, "A folder needs an `inbox`, the path of a directory.")
        }
        let values = try Self.values(request.settings)
        try await reloader.change { stored in
            guard try settings.current.folder(request.name) == nil && !store.isInFile(request.name) else {
                throw ServiceError(
                    .invalidArgument,
                    "There is a folder \(request.name) already; change it by EditFolder."
                )
            }
            // What was once set for a folder of that name is not meant.
            stored.remove(request.name)
            stored.edit(request.name, values)
        }
        return BusNames.folder(request.name)
    }

    func edit(_ request: FolderEdit) async throws {
        try request.options.requireNone()
        let values = try Self.values(request.settings)
        try await reloader.change(takesBack: values.isEmpty) { stored in
            let set = stored.folder(request.name) ?? [:]
            guard settings.current.folder(request.name) != nil || set["inbox"] != nil else {
                throw ServiceError.noSuchFolder(request.name)
            }
            if let stranger = request.reset.first(where: { !FolderConfiguration.keys.contains($0) && set[$0] == nil }) {
                throw ServiceError(.invalidArgument, "There is no setting “\(stranger)” of a folder.")
            }
            guard try !request.reset.contains("inbox") || store.isInFile(request.name) else {
                throw ServiceError(
                    .invalidArgument,
                    "Folder \(request.name) was added with its inbox and is nothing without it; remove the folder instead."
                )
            }
            stored.edit(request.name, values, reset: request.reset)
        }
    }

    func remove(_ request: FolderRemoval) async throws {
        try request.options.requireNone()
        try await reloader.change(takesBack: true) { stored in
            // Also one that is left aside, or the remains of one, which are in force nowhere.
            guard settings.current.folder(request.name) != nil || stored.folder(request.name) != nil else {
                throw ServiceError.noSuchFolder(request.name)
            }
            guard try !store.isInFile(request.name) else {
                throw ServiceError(
                    .invalidArgument,
                    "Folder \(request.name) stands in \(store.file?.shown ?? "impastod.toml"); remove it there and reload."
                )
            }
            stored.remove(request.name)
        }
        // A folder of that name that is added one day is another one.
        try await queue.resumeFolder(request.name)
    }

    /// The settings of a folder that a client gave.
    private static func values(_ settings: [String: BusVariant]) throws -> [String: TOMLValue] {
        guard settings["name"] == nil else {
            throw ServiceError(.invalidArgument, "A folder's name is no setting: its jobs know it by that.")
        }
        return try settings.mapValues(TOMLValue.init)
    }
}

extension BusVariant {
    /// A setting as the bus tells it; lists and tables are no settings.
    fileprivate init?(_ value: TOMLValue) {
        switch value {
        case .string(let text): self = .string(text)
        case .integer(let number): self = .int64(Int64(number))
        case .number(let number): self = .double(number)
        case .boolean(let isSo): self = .boolean(isSo)
        case .date, .array, .table: return nil
        }
    }
}

extension TOMLValue {
    /// A value that a client gave.
    ///
    /// - Throws: `ServiceError` when no setting has such a value.
    fileprivate init(_ variant: BusVariant) throws {
        switch variant {
        case .boolean(let isSo): self = .boolean(isSo)
        case .byte(let number): self = .integer(Int(number))
        case .int32(let number): self = .integer(Int(number))
        case .uint32(let number): self = .integer(Int(number))
        case .int64(let number): self = .integer(Int(number))
        case .uint64(let number): self = .integer(Int(clamping: number))
        case .double(let number): self = .number(number)
        case .string(let text): self = .string(text)
        case .objectPath, .bytes, .strings:
            throw ServiceError(.invalidArgument, "A setting is a number, a text, true or false.")
        }
    }
}
