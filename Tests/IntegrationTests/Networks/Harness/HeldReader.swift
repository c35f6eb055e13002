import Foundation
import SystemPackage
import TestSupport

/// `impasto-network import` with the process that reads the file for it, which is stopped in the middle of its work.
struct HeldReader {
    let program: ChildProcess
    let reader: pid_t

    /// A network that takes more than a second to read: behind its layers lies a tensor that nobody needs.
    private static let slow = [("conv1_1.weight", [4, 3, 3, 3]), ("conv1_1.bias", [4]), ("rest", [1 << 20, 1000])]

    /// Imports `slow.safetensors`, and stops its reader once that is as wanted.
    ///
    /// Where the machine is so busy with other tests that the reader was done before it was looked at, another one is
    /// started.
    init(in place: NetworkPlace, once isWanted: @escaping @Sendable (pid_t) -> Bool = { _ in true }) async throws {
        let file = try place.writeHoles("slow.safetensors", Self.slow)
        // `swift test` has crashes reported by a handler that outlives a fault's signal which somebody else has sent.
        let variables = place.environment.map { "\($0)=\($1)" } + ["SWIFT_BACKTRACE=enable=no"]
        let command = ["env"] + variables + [Programs.impastoNetwork, "import", file.string, "--replace"]
        var held: (ChildProcess, pid_t)?
        while held == nil {
            let program = try ChildProcess(command, errors: place.root.appending("errors"))
            let reader = try await eventually("the reading process") { () -> pid_t?? in
                if Self.state(of: program.identifier) == "Z" { return .some(nil) }
                guard let reader = Self.reader(of: program.identifier), Self.hasBegun(reader), isWanted(reader) else {
                    return nil
                }
                kill(reader, SIGSTOP)
                return reader
            }
            guard let reader, try await eventually("its stop", { Self.isStopped(reader) }) else {
                _ = await program.end()
                try? FileManager.default.removeItem(atPath: place.file("vgg19").string)
                continue
            }
            held = (program, reader)
        }
        guard let held else { throw CancellationError() }
        (program, reader) = held
    }

    /// Sends the reader a signal, and lets it go on with what that leaves of it.
    func send(_ signal: Int32) -> Bool {
        guard kill(reader, signal) == 0 else { return false }
        // One that SIGKILL has ended may be gone by now.
        kill(reader, SIGCONT)
        return true
    }

    /// Whether it is; nil as long as it is on its way there, false where it has ended.
    private static func isStopped(_ process: pid_t) -> Bool? {
        switch state(of: process) {
        case "T": true
        case "Z", nil: false
        default: nil
        }
    }

    /// The letter that stands behind the name in /proc/PID/stat (proc(5)).
    private static func state(of process: pid_t) -> Character? {
        guard let bytes = try? FilePath("/proc/\(process)/stat").bytes() else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        return text.lastIndex(of: ")").flatMap { text[$0...].dropFirst(2).first }
    }

    /// Whether it is a program of its own by now, and no longer a copy of the one that starts it.
    private static func hasBegun(_ process: pid_t) -> Bool {
        let words = (try? FilePath("/proc/\(process)/cmdline").bytes()) ?? []
        return words.split(separator: 0).contains { String(decoding: $0, as: UTF8.self) == "convert" }
    }

    /// The child of any of the program's threads.
    private static func reader(of program: pid_t) -> pid_t? {
        let tasks = FilePath("/proc/\(program)/task")
        return tasks.names.lazy.compactMap { task -> pid_t? in
            let children = (try? tasks.appending(task).appending("children").bytes()) ?? []
            return String(decoding: children, as: UTF8.self).split(separator: " ").first.flatMap { pid_t($0) }
        }.first
    }
}
