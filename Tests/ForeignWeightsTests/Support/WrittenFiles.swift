import Foundation
import Synchronization

/// The files that the scripts in `Fixtures` write with the original libraries of each format.
///
/// A script runs once per process, because those libraries take seconds to start.
enum WrittenFiles {
    /// Why a script wrote nothing.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private static let folders = Mutex<[String: Result<URL, any Error>]>([:])

    /// The folder that a script has filled; it is removed when the tests end.
    ///
    /// - Parameter script: Its name in `Fixtures`; it gets the folder as its only argument.
    /// - Returns: The folder.
    /// - Throws: What the script said when it failed.
    static func folder(of script: String) throws -> URL {
        try folders.withLock { folders in
            if folders.isEmpty { atexit { WrittenFiles.removeAll() } }
            let folder = folders[script] ?? Result { try run(script) }
            folders[script] = folder
            return folder
        }.get()
    }

    private static func run(_ script: String) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "impasto-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let python = Process()
        python.executableURL = URL(filePath: "/usr/bin/python3")
        // Without -B Python would leave compiled copies of its modules among the resources.
        python.arguments = ["-B", Bundle.module.bundleURL.appending(path: "Fixtures/\(script)").path, folder.path]
        python.standardOutput = FileHandle.nullDevice
        let errors = Pipe()
        python.standardError = errors
        try python.run()
        let complaint = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        python.waitUntilExit()
        guard python.terminationStatus == 0 else {
            try? FileManager.default.removeItem(at: folder)
            throw Failure(description: "\(script) ended with status \(python.terminationStatus): \(complaint)")
        }
        return folder
    }

    private static func removeAll() {
        folders.withLock { folders in
            for case .success(let folder) in folders.values { try? FileManager.default.removeItem(at: folder) }
            folders = [:]
        }
    }
}
