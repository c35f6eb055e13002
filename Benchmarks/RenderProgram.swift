import ArgumentParser
import Engine
import FoundationEssentials
import Glibc
import Subprocess
import SystemPackage

/// The program that is measured.
struct RenderProgram {
    let path: String

    /// The `impasto-render` in the folder that this program is in.
    static var pathBesideThis: String {
        guard let program = realpath("/proc/self/exe", nil) else { return "impasto-render" }
        defer { free(program) }
        return FilePath(platformString: program).removingLastComponent().appending("impasto-render").string
    }

    /// Has it time evaluations of one size.
    ///
    /// - Throws: `ExitCode` when it fails, after it or this program said why on standard error.
    func bench(size: Int, network: String?, threads: Int?, repeats: Int) async throws -> EvaluationReport {
        var words = ["bench", "--json", "--size", "\(size)", "--repeats", "\(repeats)"]
        if let network { words += ["--network", network] }
        if let threads { words += ["--threads", "\(threads)"] }
        let result = try await run(
            .path(FilePath(path)),
            arguments: Arguments(words),
            output: .string(limit: 1 << 20),
            error: .currentStandardError
        )
        switch result.terminationStatus {
        case .exited(0): return try report(result.standardOutput)
        case .exited(let status): throw ExitCode(status)
        case .signaled(let signal): throw failure("was killed by signal \(signal) at size \(size)")
        }
    }

    private func report(_ text: String) throws -> EvaluationReport {
        guard let report = try? JSONDecoder().decode(EvaluationReport.self, from: Data(text.utf8)) else {
            throw failure("does not report as this program expects it; are both of one version?")
        }
        return report
    }

    private func failure(_ what: String) -> ExitCode {
        // Nobody is left to be told if this fails.
        _ = try? FileDescriptor.standardError.writeAll("impasto-bench: \(path) \(what)\n".utf8)
        return ExitCode(70)
    }
}
