import Foundation
import SystemPackage
import TestSupport
import Testing

/// The completions of the shells.
struct CompletionTests {
    private func withScripts(_ body: (FilePath) async throws -> Void) async throws {
        try await TemporaryDirectory.with { directory in
            let made = try await CommandOutput.of(Programs.impastoManuals, [directory.path.string])
            try #require(made.status == 0, "\(made.errors)")
            try await body(directory.path)
        }
    }

    @Test(arguments: CompletingShell.allCases)
    func verbsAndOptionsAreOffered(in shell: CompletingShell) async throws {
        try await withScripts { folder in
            for (line, words) in [
                ("impastoctl wa", ["wait", "watch"]), ("impastoctl folders e", ["edit"]),
                ("impastoctl debug e", ["events"]), ("impastoctl doctor --dr", ["--drop-in"]),
                ("impastoctl list --state re", ["receiving"]),
                // These verbs are other programs'.
                ("impastoctl recipe ", ["check", "diff", "list", "show"]),
                ("impastoctl recipe show --pre", ["--preset"]),
                // There is no daemon to ask, and nothing is said of that.
                ("impastoctl wait ", []),
            ] {
                let found = try await shell.words(for: line, folder, bus: "unix:path=\(folder)/no-bus")
                #expect(found == words, "\(line)")
            }
        }
    }

    @Test(arguments: CompletingShell.allCases)
    func theDaemonOffersJobsAndFolders(in shell: CompletingShell) async throws {
        try await RunningDaemon.with { daemon in
            try daemon.place.inbox.appending("bad.png").write("no picture")
            try await daemon.jobs(afterEnds: 1)
            try await daemon.ctl("pause")
            for seed in 1...2 {
                try daemon.drop("cat\(seed).png", seed: seed)
                try await daemon.queuedJobs(seed + 1)
            }
            try await daemon.ctl("pause", "3")
            try await withScripts { folder in
                for (line, words) in [
                    ("impastoctl wait ", ["2", "3"]), ("impastoctl retry ", ["1"]), ("impastoctl resume ", ["3"]),
                    ("impastoctl pause ", ["2"]), ("impastoctl show ", ["1", "2", "3"]),
                    ("impastoctl rescan ", ["inbox"]), ("impastoctl submit --folder ", ["inbox"]),
                    ("impastoctl folders show in", ["inbox"]),
                ] {
                    let found = try await shell.words(for: line, folder, bus: daemon.bus.address)
                    #expect(found == words, "\(line)")
                }
            }
        }
    }

    @Test func theScriptsAreSound() async throws {
        try await withScripts { folder in
            let scripts = [
                ("bash", ["bash/impastoctl", "bash/impasto-render"]),
                ("zsh", ["zsh/_impastoctl", "zsh/_impasto-render"]),
                ("fish", ["fish/impastoctl.fish", "fish/impasto-render.fish"]),
            ]
            for (shell, names) in scripts {
                for name in names {
                    let script = folder.appending(FilePath(name).components)
                    let check = try await CommandOutput.of(shell, ["-n", script.string])
                    #expect((check.status, check.errors) == (0, ""), "\(name)")
                    // They are read, and not run.
                    #expect(!script.text.hasPrefix("#!"))
                }
            }
        }
    }
}
