import Contract
import Foundation
import SystemPackage
import TestSupport
import Testing

/// impastoctl: the options that all verbs have, and other programs that it calls.
struct OptionsTests {
    @Test func longListsGoThroughAPager() async throws {
        try await RunningDaemon.with { daemon in
            let pager = ["PAGER": "sed 's/^/read: /'"]
            let paged = try await daemon.onTerminal("folders", environment: pager)
            #expect(paged.output.hasPrefix("read: FOLDER "), "\(paged.output)")
            let plain = try await daemon.onTerminal("folders", "--no-pager", environment: pager)
            #expect(plain.output.hasPrefix("FOLDER "))
            let other = try await daemon.onTerminal("folders", environment: pager.merging(["SYSTEMD_PAGER": ""]) { $1 })
            #expect(other.output.hasPrefix("FOLDER "))
            let elsewhere = try await daemon.control(["folders"], environment: pager)
            #expect(elsewhere.output.hasPrefix("FOLDER "))
        }
    }

    @Test func aPagerThatIsLeftEarlyIsNoError() async throws {
        try await RunningDaemon.with { daemon in
            let left = try await daemon.onTerminal("folders", environment: ["PAGER": "true"])
            #expect((left.status, left.output) == (0, ""))
        }
    }

    @Test func coloursAreForTerminalsThatWantThem() async throws {
        try await RunningDaemon.with { daemon in
            try daemon.drop("cat.png")
            try await daemon.jobs(afterEnds: 1)
            #expect(try await daemon.onTerminal("list").output.contains("\u{1b}[32mdone"))
            #expect(try await !daemon.onTerminal("list", environment: ["NO_COLOR": "1"]).output.contains("\u{1b}["))
            #expect(try await !daemon.onTerminal("list", environment: ["TERM": "dumb"]).output.contains("\u{1b}["))
            #expect(try await !daemon.ctl("list").output.contains("\u{1b}["))
        }
    }

    @Test func optionsMayStandBeforeTheVerb() async throws {
        try await RunningDaemon.with { daemon in
            try await daemon.folder(gets: .active)
            let plain = try await daemon.ctl("folders", "--no-legend")
            #expect(
                try await daemon.bus.run(Programs.impastoctl, ["--no-legend", "--user", "folders"]).output
                    == plain.output
            )
            let json = try await daemon.bus.run(Programs.impastoctl, ["--json", "short", "--user", "list"])
            #expect(json.output == "[]\n")
        }
    }

    @Test func theDaemonOfAnotherMachineIsReachedBySSH() async throws {
        try await RunningDaemon.with { daemon in
            try await daemon.folder(gets: .active)
            // What sshd(8) would do at the other end; its own bus is this one.
            let bridge = "echo \"$@\" >&2\nexec systemd-stdio-bridge --bus-path='\(daemon.bus.address)'"
            try daemon.place.root.appending("ssh").write(script: bridge)
            let path = "\(daemon.place.root):\(ProcessInfo.processInfo.environment["PATH"] ?? "")"
            for words in [
                ["-H", "ann@attic", "folders", "--json=short"], ["folders", "--json=short", "--host=ann@attic"],
            ] {
                let far = try await CommandOutput.of(Programs.impastoctl, words, environment: ["PATH": path])
                #expect(far.status == 0, "\(far.errors)")
                #expect(far.output == (try await daemon.ctl("folders", "--json=short").output))
                #expect(far.errors.contains("ann@attic"))
            }
            let submitted = try await CommandOutput.of(
                Programs.impastoctl,
                ["-H", "attic", "submit", daemon.place.stylePicture.string],
                environment: ["PATH": path]
            )
            #expect(submitted.status == ClientExit.usage.rawValue)
            #expect(submitted.errors.contains("inbox"))
        }
    }

    @Test(arguments: [
        ("ann@attic", "-- ann@attic"), ("ann@attic:2222", "-p 2222 -- ann@attic"), ("::1", "-- ::1"),
        ("ann@[fe80::1]:22", "-p 22 -- ann@fe80::1"),
    ])
    func theJournalOfAnotherMachineIsReadThere(host: String, words: String) async throws {
        try await TemporaryDirectory.with { directory in
            try directory.appending("ssh").write(script: "echo \"$@\"")
            let path = "\(directory.path):\(ProcessInfo.processInfo.environment["PATH"] ?? "")"
            let log = try await CommandOutput.of(
                Programs.impastoctl,
                ["-H", host, "log", "7"],
                environment: ["PATH": path]
            )
            #expect(log.output == "\(words) journalctl --unit=impastod.service IMPASTO_JOB_ID=7\n")
        }
    }

    @Test func whoLooksForHisOwnDaemonIsToldOfTheMachines() async throws {
        try await RunningDaemon.with { daemon in
            try await PrivateBus.with { empty in
                let buses = ["DBUS_SESSION_BUS_ADDRESS": empty.address, "DBUS_SYSTEM_BUS_ADDRESS": daemon.bus.address]
                let lost = try await CommandOutput.of(Programs.impastoctl, ["list", "--user"], environment: buses)
                #expect(lost.status == ClientExit.noDaemon.rawValue)
                #expect(lost.errors.contains("systemctl --user status impastod"))
                #expect(lost.errors.contains("impastoctl --system"))

                let scope = buses.merging(["IMPASTOCTL_SCOPE": "system"]) { $1 }
                #expect(try await CommandOutput.of(Programs.impastoctl, ["list"], environment: scope).status == 0)
                let wrong = buses.merging(["IMPASTOCTL_SCOPE": "galaxy"]) { $1 }
                let answer = try await CommandOutput.of(Programs.impastoctl, ["list"], environment: wrong)
                #expect(answer.status == ClientExit.usage.rawValue)
            }
        }
    }

    @Test func theJournalIsAskedForAJob() async throws {
        try await TemporaryDirectory.with { directory in
            try directory.appending("journalctl").write(script: "printf '%s ' \"$@\"")
            let path = ["PATH": "\(directory.path):/usr/bin:/bin"]
            func asked(_ arguments: String...) async throws -> String {
                try await CommandOutput.of(Programs.impastoctl, ["log"] + arguments, environment: path).output
            }
            #expect(try await asked("--user", "7") == "--user-unit=impastod.service IMPASTO_JOB_ID=7 ")
            let system = try await asked("--system", "-f", "-n", "20", "--json=short", "--no-pager", "7")
            #expect(
                system == "--unit=impastod.service --no-pager --output=json --follow --lines=20 IMPASTO_JOB_ID=7 "
            )
            #expect(try await asked("--system") == "--unit=impastod.service ")
        }
    }

    @Test func configurationsAreValidated() async throws {
        try await TemporaryDirectory.with { directory in
            let inbox = directory.appending("inbox")
            try inbox.makeDirectory()
            let recipe = inbox.appending("style.toml"), daemon = directory.appending("my-impastod.toml")
            try recipe.write("style = \"style.png\"\n")
            try inbox.appending("style.png").write(TestPicture.png())
            try daemon.write("[[folder]]\nname = \"a\"\ninbox = \"inbox\"\n")
            let good = try await CommandOutput.of(Programs.impastoctl, ["validate", recipe.string, daemon.string])
            #expect((good.status, good.output, good.errors) == (0, "", "Nothing is wrong.\n"))

            try recipe.write("style = \"style.png\"\nsize = \"big\"\n")
            try daemon.write("jobs-at-once = 0\n")
            let bad = try await CommandOutput.of(Programs.impastoctl, ["validate", inbox.string, daemon.string])
            #expect(bad.status == ClientExit.failed.rawValue)
            let lines = bad.output.split(separator: "\n")
            #expect(lines.count == 2)
            #expect(lines.first?.contains("style.toml:2: ") == true)
            #expect(lines.last?.hasPrefix("\(daemon):1: `jobs-at-once` must be") == true)
            let missing = try await CommandOutput.of(
                Programs.impastoctl,
                ["validate", "\(inbox)/none", "--json=short"]
            )
            #expect(missing.status == ClientExit.failed.rawValue)
            #expect(missing.output.hasPrefix("[{\"file\":\"\(inbox)/none\""))
        }
    }
}
