import Contract
import Foundation
import SystemPackage
import TestSupport
import Testing

/// The program as a process: its signals, its environment, its standard input.
struct RenderProcessTests {
    @Test(arguments: [SIGTERM, SIGINT])
    func aSignalStopsItBetweenTwoEvaluations(signal: Int32) async throws {
        try await RenderPlace.with { place in
            let (process, log) = try await endless(place)
            process.send(signal)
            #expect(try await status(of: process) == WorkerExit.stopped.rawValue)
            let last = try await log.wait(for: "the report of the end") { reports in
                reports.last.flatMap { if case .failed(let code, _) = $0 { code } else { nil } }
            }
            #expect(last == .stopped)
            #expect(place.root.names == RenderPlace.names)
        }
    }

    @Test func killedItLeavesNothing() async throws {
        try await RenderPlace.with { place in
            let (process, _) = try await endless(place)
            process.send(SIGKILL)
            #expect(try await status(of: process) == -SIGKILL)
            #expect(place.root.names == RenderPlace.names)
        }
    }

    /// OpenBLAS takes a young processor for an old one unless it is told, and starts threads unless it is told not to.
    @Test func openBLASIsToldOfTheProcessor() async throws {
        try await RenderPlace.with { place in
            let (process, _) = try await endless(place, Self.bare)
            let environment = try environment(of: process)
            #expect(environment["OPENBLAS_CORETYPE"] == Processor.core.map { [$0] })
            #expect(environment["OPENBLAS_NUM_THREADS"] == ["1"])
            process.send(SIGTERM)
            #expect(try await status(of: process) == WorkerExit.stopped.rawValue)
        }
    }

    @Test(arguments: [("reference", "Prescott"), ("avx2", "Haswell"), ("avx512", Processor.core)])
    func openBLASKeepsToTheInstructionSetThatIsForced(name: String, core: String?) async throws {
        guard Processor.instructionSets.contains(name) else { return }
        try await RenderPlace.with { place in
            let (process, _) = try await endless(place, Self.bare + ["IMPASTO_ISA=\(name)"])
            #expect(try environment(of: process)["OPENBLAS_CORETYPE"] == core.map { [$0] })
            process.send(SIGTERM)
            #expect(try await status(of: process) == WorkerExit.stopped.rawValue)
        }
    }

    /// The caller of the workers is one of them; a quota of the tests' own may leave less than they may run on.
    @Test(arguments: [1, 2])
    func itUsesTheProcessorsThatItMayRunOn(count: Int) async throws {
        try await RenderPlace.with { place in
            let numbers = Processor.allowed.prefix(count)
            let list = numbers.map { "\($0)" }.joined(separator: ",")
            let (process, _) = try await endless(place, ["taskset", "--cpu-list", list], threads: nil)
            let tasks = FilePath("/proc/\(process.identifier)/task")
            let names = try tasks.names.map {
                String(decoding: try tasks.appending($0).appending("comm").bytes(), as: UTF8.self)
            }
            let expected = (1..<min(numbers.count, Processors.count)).map { "impasto-\($0)\n" }
            #expect(names.filter { $0.wholeMatch(of: /impasto-[0-9]+\n/) != nil }.sorted() == expected)
            process.send(SIGTERM)
            #expect(try await status(of: process) == WorkerExit.stopped.rawValue)
        }
    }

    @Test func whatTheUserSetIsLeftAlone() async throws {
        try await RenderPlace.with { place in
            let settings = ["OPENBLAS_CORETYPE=Haswell", "OPENBLAS_NUM_THREADS=2"]
            let (process, _) = try await endless(place, settings)
            let environment = try environment(of: process)
            #expect(environment["OPENBLAS_CORETYPE"] == ["Haswell"])
            #expect(environment["OPENBLAS_NUM_THREADS"] == ["2"])
            process.send(SIGTERM)
            #expect(try await status(of: process) == WorkerExit.stopped.rawValue)
        }
    }

    /// The daemon hands the picture over as an open file, so that it is the one that was queued.
    @Test func theContentMayComeFromStandardInput() async throws {
        try await RenderPlace.with { place in
            #expect(try await place.paint().exit == .painted)
            let expected = try place.output.bytes()
            try place.output.unlink()
            var command = place.command()
            command[1] = "/dev/stdin"
            let script = "exec \"$@\" < \"$0\""
            let result = try await CommandOutput.of("sh", ["-c", script, place.content.string] + command)
            #expect(result.exit == .painted, "\(result.errors)")
            #expect(try place.output.bytes() == expected)
        }
    }

    /// An environment that says nothing of processors.
    private static let bare = ["OPENBLAS_CORETYPE", "OPENBLAS_NUM_THREADS", "IMPASTO_ISA"].flatMap { ["-u", $0] }

    /// Starts a painting that takes longer than any test, in an environment as env(1) takes it, and returns once it is
    /// under way.
    private func endless(
        _ place: RenderPlace,
        _ environment: [String] = [],
        threads: Int? = 1
    ) async throws -> (process: ChildProcess, log: EventLog<WorkerReport>) {
        let command = place.command(
            ["--preset", "seed0-adam", "--size", "400"],
            iterations: 100_000,
            threads: threads,
            progress: "json"
        )
        let errors = FilePath("/dev/null")
        let process = try ChildProcess(["env"] + environment + command, errors: errors)
        let (reports, continuation) = AsyncStream<WorkerReport>.makeStream()
        Task {
            for await line in process.lines {
                do { continuation.yield(try WorkerReport(line: line)) } catch { Issue.record(error, "\(line)") }
            }
            continuation.finish()
        }
        let log = EventLog(reports)
        try await log.wait(for: "the second evaluation") { reports in
            reports.contains { if case .progress(let progress) = $0 { progress.iteration >= 2 } else { false } }
                ? () : nil
        }
        return (process, log)
    }

    private func status(of process: ChildProcess) async throws -> Int32 {
        try await withDeadline(.seconds(30), "the end of the program") { await process.end() }
    }

    private func environment(of process: ChildProcess) throws -> [String: [String]] {
        let bytes = try FilePath("/proc/\(process.identifier)/environ").bytes()
        let pairs = bytes.split(separator: 0).map { variable in
            let text = String(decoding: variable, as: UTF8.self)
            let name = text.prefix { $0 != "=" }
            return (String(name), [String(text.dropFirst(name.count + 1))])
        }
        return Dictionary(pairs, uniquingKeysWith: +)
    }
}
