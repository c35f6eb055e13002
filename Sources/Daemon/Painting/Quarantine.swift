import SystemPackage

/// The folder `failed/` of an inbox: what cannot be painted, each file with `NAME.error.json` beside it.
struct Quarantine {
    private static let reportEnding = Array(".error.json".utf8)

    let folder: FolderConfiguration

    /// A free place for a file of that name, as a path from the inbox.
    ///
    /// - Throws: `FileError` when the folder cannot be read.
    func place(for name: [UInt8]) throws(FileError) -> [UInt8] {
        let (stem, ending) = FreeName.split(name)
        let free = FreeName(stem: stem, endings: [ending, ending + Self.reportEnding])
        return try Array("failed/".utf8) + free.stem(in: folder.failed) + ending
    }

    /// Moves a file, whatever it is, to its place, and writes down why; a link is moved, never followed.
    ///
    /// The report comes first: a file that has left the inbox is not told of again.
    ///
    /// - Throws: `FileError` when that does not work.
    func move(_ source: FilePath, to place: [UInt8], _ report: ErrorReport) throws {
        try folder.failed.makeDirectory(orLink: false)
        let destination = folder.inbox.appending(bytes: place)
        do {
            try write(report, for: place)
            guard try source.rename(ifFree: destination) else {
                throw FileError("move to", destination, reason: .fileExists)
            }
        } catch {
            try? removeReport(of: place)
            throw error
        }
    }

    /// Writes down why the file at a place is there.
    ///
    /// - Throws: `FileError` when the disk refuses.
    func write(_ report: ErrorReport, for place: [UInt8]) throws {
        try reportPath(of: place).write(report.json())
    }

    /// Removes the report of a file that is no longer there.
    ///
    /// - Throws: `FileError` when that does not work.
    func removeReport(of place: [UInt8]) throws(FileError) {
        try reportPath(of: place).remove()
    }

    /// Whether a place is in the quarantine.
    static func holds(_ place: [UInt8]) -> Bool {
        place.starts(with: "failed/".utf8)
    }

    private func reportPath(of place: [UInt8]) -> FilePath {
        folder.inbox.appending(bytes: place + Self.reportEnding)
    }
}
