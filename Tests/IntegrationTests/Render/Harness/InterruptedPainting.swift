import Contract
import Foundation
import Pictures
import SystemPackage
import TestSupport
import Testing

/// A painting with all its pictures that is interrupted and begun again by the same command.
struct InterruptedPainting {
    let place: RenderPlace
    /// Options of the recipe.
    let recipe: [String]
    /// How long after one checkpoint another is kept.
    var interval = 0.0

    var checkpoint: FilePath { place.root.appending("state/painting.checkpoint") }
    var snapshots: FilePath { place.root.appending("epochs") }

    /// All that came out of a painting, but for what tells the time.
    struct Outcome: Equatable {
        /// The painting, the snapshots and their animation, by name.
        var files: [String: [UInt8]] = [:]
        /// The curves without the seconds of their title.
        var curves = ""
        /// The trace without its seconds.
        var trace: [String] = []
        /// The sheet.
        var sheet: Picture

        /// Sheets tell the time below their pictures, in grey.
        static func == (one: Outcome, other: Outcome) -> Bool {
            guard (one.files, one.curves, one.trace) == (other.files, other.curves, other.trace),
                one.sheet.width == other.sheet.width, one.sheet.height == other.sheet.height
            else { return false }
            return stride(from: 0, to: one.sheet.samples.count, by: 3).allSatisfy { pixel in
                let (mine, theirs) = (one.sheet.samples[pixel..<pixel + 3], other.sheet.samples[pixel..<pixel + 3])
                return mine.elementsEqual(theirs) || Set(mine).count == 1 && Set(theirs).count == 1
            }
        }
    }

    /// The command; without a checkpoint where it is not to be interrupted.
    func command(keepsCheckpoints: Bool = true, progress: String, more: [String] = []) -> [String] {
        let kept = ["--checkpoint", checkpoint.string, "--checkpoint-every", "\(interval)"]
        let visuals = [
            "--snapshots", snapshots.string, "--snapshot-every", "3", "--set", "animation=gif", "--trace",
            place.trace.string, "--sidecar", place.sidecar.string,
        ]
        return place.command(
            recipe + ["--size", "96"] + visuals + (keepsCheckpoints ? kept : []) + more,
            iterations: 24,
            progress: progress
        )
    }

    /// Paints without an interruption, and takes away what came out.
    func whole() async throws -> Outcome {
        let command = command(keepsCheckpoints: false, progress: "none")
        let result = try await place.run(Array(command.dropFirst()))
        #expect(result.exit == .painted, "\(result.errors)")
        return try outcome()
    }

    /// Begins or goes on, and sends a signal when so many evaluations have been told of.
    ///
    /// - Returns: The exit status or the negative signal, and all evaluations that were told of.
    func paint(_ signal: Int32, after evaluations: Int) async throws -> (status: Int32, told: [Int]) {
        let process = try ChildProcess(command(progress: "json"), errors: "/dev/null")
        var told: [Int] = []
        for await line in process.lines {
            guard case .progress(let progress) = try WorkerReport(line: line) else { continue }
            told.append(progress.iteration)
            if told.count == evaluations { process.send(signal) }
        }
        return (try await withDeadline(.seconds(30), "the end of the program") { await process.end() }, told)
    }

    /// Paints to the end, and tells what people are told.
    func finish(_ more: [String] = []) async throws -> String {
        let result = try await place.run(Array(command(progress: "auto", more: more).dropFirst()))
        #expect(result.exit == .painted, "\(result.errors)")
        return result.errors
    }

    /// Takes away what came out.
    func outcome() throws -> Outcome {
        var outcome = Outcome(sheet: try place.picture(snapshots.appending("contact-sheet.png")))
        for name in snapshots.names where name.hasSuffix("gif") || name.prefix(4).allSatisfy(\.isNumber) {
            outcome.files[name] = try snapshots.appending(name).bytes()
        }
        outcome.files["painting"] = try place.output.bytes()
        outcome.curves = String(decoding: try snapshots.appending("losses.svg").bytes(), as: UTF8.self)
            .replacing(/[0-9.]+ s\b/, with: "")
        outcome.trace = String(decoding: try place.trace.bytes(), as: UTF8.self)
            .replacing(/"seconds":[^}]*/, with: "").split(separator: "\n").map(String.init)
        #expect(!snapshots.names.contains { $0.hasPrefix(".") })
        for path in [place.output.string, place.sidecar.string, place.trace.string, snapshots.string] {
            try FileManager.default.removeItem(atPath: path)
        }
        return outcome
    }
}
