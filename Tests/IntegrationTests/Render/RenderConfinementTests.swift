import Contract
import Glibc
import SystemPackage
import TestSupport
import Testing

extension RenderPlace {
    /// Whether writing elsewhere can be given up here; seccomp filters of containers may refuse the way to it.
    @Sendable fileprivate static func hasLandlock() async throws -> Bool {
        try await with { place in
            let result = try await place.paint(["--confine"], iterations: 1, progress: "auto")
            return !result.errors.contains("not confined: writing elsewhere")
        }
    }
}

/// What a painting gives up with `--confine`.
struct RenderConfinementTests {
    /// A link in the folder where it may write leads to another, where it may not: without `--confine` it would follow.
    @Test(
        .enabled("no test of Landlock: this machine or container has none", RenderPlace.hasLandlock),
        arguments: [true, false]
    )
    func itWritesInItsOwnFoldersOnly(isConfined: Bool) async throws {
        try await TemporaryDirectory.with { elsewhere in
            try await RenderPlace.with { place in
                #expect(chmod(elsewhere.path.string, 0o777) == 0)
                let link = place.root.appending("snapshots")
                #expect(symlink(elsewhere.path.string, link.string) == 0)
                let options =
                    ["--snapshots", link.string, "--set", "snapshot-every=1"] + (isConfined ? ["--confine"] : [])
                let result = try await place.paint(options)
                #expect(result.exit == (isConfined ? .outputUnwritable : .painted), "\(result.errors)")
                #expect(elsewhere.path.names.isEmpty == isConfined)
                #expect(isConfined == result.errors.contains("ermission denied"), "\(result.errors)")
            }
        }
    }

    /// The link is what a check beforehand cannot see that is made after it.
    @Test(
        "row 28: what becomes a link to elsewhere at the last moment cannot be read",
        .enabled("no test of Landlock: this machine or container has none", RenderPlace.hasLandlock),
        arguments: [true, false]
    )
    func itReadsPicturesInItsFolderOnly(isConfined: Bool) async throws {
        try await TemporaryDirectory.with { elsewhere in
            try await RenderPlace.with { place in
                let inbox = place.root.appending("inbox"), link = inbox.appending("link.png")
                try inbox.makeDirectory()
                try inbox.appending("own.png").write(place.style.bytes())
                try elsewhere.path.appending("private.png").write(place.style.bytes())
                try link.makeLink(to: elsewhere.path.appending("private.png"))
                let options = isConfined ? ["--confine", "--confine-reading", inbox.string] : ["--confine"]
                for (style, isElsewhere) in [(inbox.appending("own.png"), false), (link, true)] {
                    let result = try await place.run(
                        [
                            place.content.string, "--style", style.string, "--output", place.output.string,
                            "--network", place.network.string, "--size", "native", "--iterations", "1",
                        ] + options
                    )
                    #expect(result.exit == (isConfined && isElsewhere ? .fileMissing : .painted), "\(result.errors)")
                    #expect((isConfined && isElsewhere) == result.errors.contains(link.string), "\(result.errors)")
                }
            }
        }
    }

    /// By a library that is loaded before all others and does what a picture might do that has taken the program over
    /// (`Tests/TestIntruder`); the painting goes on with threads that were made afterwards.
    @Test func whoTakesItOverStartsNoProcess() async throws {
        try await RenderPlace.with { place in
            let environment = ["LD_PRELOAD": Programs.path("libTestIntruder.so")]
            let command = place.command(["--confine"], threads: 2)
            let result = try await place.run(Array(command.dropFirst()), environment: environment)
            #expect(result.exit == .painted, "\(result.errors)")
            let deeds = result.errors.split(separator: "\n").filter { $0.hasPrefix("intruder:") }
            #expect(
                deeds.filter { !$0.hasSuffix("EPERM") } == ["intruder: clone3 ENOSYS", "intruder: thread 0"],
                "\(result.errors)"
            )
            #expect(deeds.count >= 7, "\(result.errors)")
        }
    }

    /// As the kernel tells of the process, in all its threads.
    @Test func itHasGivenUpSystemCallsForGood() async throws {
        try await RenderPlace.with { place in
            let command = place.command(["--confine"], iterations: 100_000, threads: 2, progress: "json")
            let process = try ChildProcess(command, errors: FilePath("/dev/null"))
            for await line in process.lines where line.contains("progress") { break }
            let tasks = FilePath("/proc/\(process.identifier)/task")
            for task in tasks.names {
                let status = String(decoding: try tasks.appending("\(task)/status").bytes(), as: UTF8.self)
                // 2: a filter decides about each system call (proc(5)).
                #expect(status.contains("\nSeccomp:\t2\n") && status.contains("\nNoNewPrivs:\t1\n"), "\(status)")
            }
            #expect(tasks.names.count >= 2)
            process.kill()
        }
    }
}
