import Contract
import FoundationEssentials
import Networks
import Subprocess
import SystemPackage

/// A process of its own that reads a network file: it may take only so much, and its crash is nobody else's.
struct ConversionProcess {
    /// The file, open for reading.
    let file: FileDescriptor
    /// What people call it.
    let name: String
    let family: Family?

    /// Lets it read the file and, where a file is given to write to, convert it.
    ///
    /// - Throws: `NetworkError` that says why there is no network to be had.
    func run(output: String? = nil) async throws -> NetworkDescription {
        // In one word each: a name may begin as options do.
        var arguments = ["convert", "--source=\(name)"]
        if let family { arguments.append("--family=\(family.rawValue)") }
        if let output { arguments.append("--output=\(output)") }
        let end = try await Subprocess.run(
            .path("/proc/self/exe"),
            arguments: Arguments(arguments),
            input: .fileDescriptor(file, closeAfterSpawningProcess: false),
            output: .bytes(limit: 1 << 20),
            error: .string(limit: 1 << 20)
        )
        try Task.checkCancellation()
        switch end.terminationStatus {
        case .exited(ClientExit.done.rawValue):
            return try JSONDecoder().decode(NetworkDescription.self, from: Data(end.standardOutput))
        case .exited(ClientExit.failed.rawValue):
            throw NetworkError(.unreadable, reason(in: end.standardError))
        case .exited(WorkerExit.outputUnwritable.rawValue):
            throw NetworkError(.unwritable, reason(in: end.standardError))
        case .exited(let status):
            throw damaged("exit status \(status)")
        case .signaled(let signal):
            throw damaged("signal \(signal)")
        }
    }

    /// What it said, which knows nothing of the file's name.
    private func reason(in words: String) -> String {
        words.split(separator: "\n").joined(separator: "\n").replacing(ConvertVerb.file, with: name)
    }

    private func damaged(_ end: String) -> NetworkError {
        NetworkError(
            .damaged,
            """
            the network file \(name) is damaged, or asks for more memory or time than any network does: the process that \
            read it ended with \(end). Get the file anew
            """
        )
    }
}
