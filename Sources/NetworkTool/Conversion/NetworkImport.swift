import Networks
import SystemPackage

/// A file of any kind on its way to be a network in a folder of networks.
struct NetworkImport: Sendable {
    /// The file, open for reading.
    let file: FileDescriptor
    /// What people call it.
    let fileName: String
    /// The network's name; nil for the one that goes with what it is.
    let name: NetworkName?
    /// The family that somebody says it is of; nil to recognise it.
    let family: Family?
    /// The folder that it goes to.
    let store: NetworkStore
    let isReplacing: Bool

    /// Converts the file in a process of its own, reads back what that wrote, and only then installs it.
    ///
    /// - Throws: `NetworkError` or `Interruption`; nothing is left behind then.
    func run() async throws -> NetworkReport {
        // What would be found out at the end is found out before the work.
        if let name, !isReplacing, store.has(name.description) { throw NetworkError.nameTaken(name, in: store) }
        return try await Interruption.heeding {
            let unfinished = try UnfinishedNetwork(in: store)
            let process = ConversionProcess(file: file, name: fileName, family: family)
            let description = try await process.run(output: unfinished.path)
            try description.verify(path: unfinished.path)
            let name = try name ?? NetworkName(description.defaultName)
            let path = try unfinished.install(as: name, isReplacing: isReplacing)
            return try NetworkReport(name: name.description, path: path, description)
        }
    }
}
