import Foundation
import SystemPackage
import TestSupport
import Testing

/// A process of its own that watches folders, steered line by line (`Tests/WatchProbe`).
struct ProbeProcess: Sendable {
    private let input: FileDescriptor
    private let lines: AsyncStream<String>

    /// Where the program was built, beside the tests.
    private static var program: String {
        FilePath(Bundle.main.executablePath ?? "").removingLastComponent().appending("WatchProbe").string
    }

    /// Starts a probe, lends it to `body` and ends it, however `body` ends.
    ///
    /// - Parameters:
    ///   - wrapper: A command that runs the probe, which is then its last argument; none for the probe itself.
    ///   - body: What is done with the probe.
    /// - Throws: What `body` throws, or why there can be no probe.
    static func with(wrapper: [String] = [], _ body: @Sendable (ProbeProcess) async throws -> Void) async throws {
        try await TemporaryDirectory.with { directory in
            let path = directory.appending("commands")
            try makeFIFO(path)
            // For reading too, or else this would wait for the probe.
            let input = try FileDescriptor.open(path, .readWrite, options: .closeOnExec)
            let process = try ChildProcess(["sh", "-c", "exec \"$@\" < \(path)", "sh"] + wrapper + [program])
            do {
                try await body(ProbeProcess(input: input, lines: process.lines))
            } catch {
                process.kill()
                try input.close()
                throw error
            }
            try input.close()
            #expect(await process.end() == 0)
        }
    }

    /// Gives a command.
    func tell(_ command: String) throws {
        try input.writeAll("\(command)\n".utf8)
    }

    /// Runs a shell command in the probe's namespaces, which must succeed, and takes the lines up to its end.
    @discardableResult
    func shell(_ command: String) async throws -> [String] {
        try tell("run \(command)")
        let lines = try await lines { $0.hasPrefix("ran ") }
        #expect(lines.last == "ran 0", "\(command)")
        return lines.dropLast()
    }

    /// Takes lines up to the first one that `isLast` accepts.
    func lines(until isLast: @escaping @Sendable (String) -> Bool) async throws -> [String] {
        try await withDeadline(.seconds(60), "the probe's answer") {
            var taken: [String] = []
            for await line in lines {
                taken.append(line)
                if isLast(line) { return taken }
            }
            throw ProbeEnded(lines: taken)
        }
    }

    /// Takes lines up to one that begins so.
    @discardableResult
    func lines(upTo beginning: String) async throws -> [String] {
        try await lines { $0.hasPrefix(beginning) }
    }

    /// Takes all lines of what has been done in a folder so far.
    func synced(_ id: String) async throws -> [String] {
        try tell("sync \(id)")
        return try await lines { $0 == "synced \(id)" || $0.hasPrefix("error") }
    }
}

/// The probe ended before the awaited line came.
struct ProbeEnded: Error {
    let lines: [String]
}
