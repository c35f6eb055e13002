import Foundation
import SystemPackage
import TestSupport
import Testing

/// The completions of the shells.
struct CompletionTests {
    /// What bash offers for the last word of a line.
    private func offered(_ line: String, _ script: FilePath, bus: PrivateBus? = nil) async throws -> [Substring] {
        let program = """
            source '\(script)'
            read -ra COMP_WORDS <<< "$1"
            if [[ $1 == *' ' ]]; then COMP_WORDS+=(''); fi
            COMP_LINE=$1; COMP_POINT=${#1}; COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _impastoctl impastoctl "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
            printf '%s\\n' "${COMPREPLY[@]}"
            """
        let programs = FilePath(Programs.impastoctl).removingLastComponent()
        let address = bus?.address ?? "unix:path=\(script).none"
        let answer = try await CommandOutput.of(
            "bash",
            ["-c", program, "bash", line],
            environment: [
                "PATH": "\(programs):\(ProcessInfo.processInfo.environment["PATH"] ?? "")",
                "DBUS_SESSION_BUS_ADDRESS": address, "DBUS_SYSTEM_BUS_ADDRESS": address,
            ]
        )
        #expect(answer.errors == "", "\(line)")
        return answer.output.split(separator: "\n").sorted()
    }

    private func withScripts(_ body: (FilePath) async throws -> Void) async throws {
        try await TemporaryDirectory.with { directory in
            let made = try await CommandOutput.of(Programs.impastoManuals, [directory.path.string])
            try #require(made.status == 0, "\(made.errors)")
            try await body(directory.path)
        }
    }

    @Test func bashIsOfferedVerbsAndOptions() async throws {
        try await withScripts { folder in
            let script = folder.appending("bash/impastoctl")
            for (line, words) in [
                ("impastoctl wa", ["wait", "watch"]), ("impastoctl folders e", ["edit"]),
                ("impastoctl doctor --dr", ["--drop-in"]), ("impastoctl list --state re", ["receiving"]),
                // These verbs are other programs'.
                ("impastoctl recipe ", ["check", "diff", "list", "show"]),
                ("impastoctl recipe show --pre", ["--preset"]),
                // There is no daemon to ask, and nothing is said of that.
                ("impastoctl wait ", []),
            ] {
                let found = try await offered(line, script)
                #expect(found.map(String.init) == words, "\(line)")
            }
        }
    }

    @Test func theDaemonOffersJobsAndFolders() async throws {
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
                let script = folder.appending("bash/impastoctl")
                for (line, words) in [
                    ("impastoctl wait ", ["2", "3"]), ("impastoctl retry ", ["1"]), ("impastoctl resume ", ["3"]),
                    ("impastoctl pause ", ["2"]), ("impastoctl show ", ["1", "2", "3"]),
                    ("impastoctl rescan ", ["inbox"]), ("impastoctl submit --folder ", ["inbox"]),
                    ("impastoctl folders show in", ["inbox"]),
                ] {
                    let found = try await offered(line, script, bus: daemon.bus)
                    #expect(found.map(String.init) == words, "\(line)")
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
