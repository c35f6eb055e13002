import Contract
import Pictures
import SystemPackage
import TestSupport

/// A scratch directory with the pictures of the golden values, in which `impasto-render` paints by the tiny network.
struct RenderPlace: Sendable {
    /// The scratch directory.
    let root: FilePath

    var content: FilePath { root.appending("content.png") }
    var style: FilePath { root.appending("style.png") }
    var output: FilePath { root.appending("painted.png") }
    var sidecar: FilePath { root.appending("painted.json") }
    var trace: FilePath { root.appending("trace.jsonl") }
    var network: FilePath { FilePath.engineFixtures.appending("tiny.safetensors") }

    /// The names that are there before anything is painted.
    static let names = ["content.png", "style.png"]

    /// Lends such a directory to `body` and removes it.
    static func with<Result>(_ body: (RenderPlace) async throws -> Result) async throws -> Result {
        try await Seats.shared.with {
            try await TemporaryDirectory.with { directory in
                let place = RenderPlace(root: directory.path)
                let fixtures = FilePath.engineFixtures
                try place.content.write(fixtures.appending("content-27x21.png").bytes())
                try place.style.write(fixtures.appending("style-24x19.png").bytes())
                return try await body(place)
            }
        }
    }

    /// The command that paints the content like the style, three evaluations long unless `more` says otherwise.
    func command(
        _ more: [String] = [],
        iterations: Int = 3,
        threads: Int? = 1,
        progress: String = "none"
    ) -> [String] {
        [
            Programs.impastoRender, content.string, "--style", style.string, "--output", output.string,
            "--network", network.string, "--size", "native", "--iterations", "\(iterations)", "--progress", progress,
        ] + (threads.map { ["--threads", "\($0)"] } ?? []) + more
    }

    /// Runs `command` to its end.
    func paint(
        _ more: [String] = [],
        iterations: Int = 3,
        progress: String = "none",
        environment: [String: String] = [:]
    ) async throws -> CommandOutput {
        let command = command(more, iterations: iterations, progress: progress)
        return try await run(Array(command.dropFirst()), environment: environment)
    }

    /// Runs the program with nothing but these arguments, and these variables added to its environment.
    func run(_ arguments: [String], environment: [String: String] = [:]) async throws -> CommandOutput {
        try await CommandOutput.of(Programs.impastoRender, arguments, environment: environment)
    }

    /// The picture at a path.
    func picture(_ path: FilePath) throws -> Picture {
        try Picture.decode(path.bytes(), named: path.string)
    }
}

extension CommandOutput {
    /// The exit status as what it stands for.
    var exit: WorkerExit? { WorkerExit(rawValue: status) }

    /// What `--progress json` told, each line of the output.
    func reports() throws -> [WorkerReport] {
        try output.split(separator: "\n").map { try WorkerReport(line: String($0)) }
    }
}
