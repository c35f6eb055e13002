import Contract
import Foundation
import SystemPackage
import TestSupport
import Testing

/// impastoctl doctor.
struct DoctorTests {
    private struct Found: Decodable {
        let check: String
        let verdict: String
        let message: String
        let advice: String?
    }

    private static func read(_ answer: CommandOutput) throws -> [Found] {
        try JSONDecoder().decode([Found].self, from: Data(answer.output.utf8))
    }

    /// What systemctl prints of a unit, by a program of that name in a directory of the test's own.
    private static func systemctl(in directory: FilePath, _ properties: String) throws -> [String: String] {
        let script = "cat << 'END'\nLoadState=loaded\nNeedDaemonReload=no\n\(properties)\nEND"
        try directory.appending("systemctl").write(script: script)
        return ["PATH": "\(directory):\(ProcessInfo.processInfo.environment["PATH"] ?? "")"]
    }

    @Test func nothingIsWrongWithADaemonThatWorks() async throws {
        try await RunningDaemon.with { daemon in
            try await daemon.folder(gets: .active)
            let answer = try await daemon.ctl("doctor", "--json=short", "--config", daemon.place.configuration.string)
            let found = try Self.read(answer)
            #expect(answer.status == 0, "\(found.filter { $0.verdict == "error" })")
            #expect(!found.contains { $0.verdict == "error" })
            for check in ["daemon", "configuration", "permissions", "space", "network", "processor"] {
                #expect(found.contains { $0.check == check && $0.verdict != "error" }, "\(check)")
            }
            #expect(found.contains { $0.check == "folder inbox" && $0.verdict == "ok" })
            #expect(found.contains { $0.check == "network" && $0.message.contains("/tiny.safetensors") })

            let people = try await daemon.ctl("doctor", "--config", daemon.place.configuration.string)
            #expect(people.output.split(separator: "\n").filter { $0.hasPrefix("ok ") }.count > 8)
            #expect(people.errors.hasSuffix(" warnings.\n"))
        }
    }

    @Test func theSandboxIsComparedWithTheFolders() async throws {
        try await RunningDaemon.with { daemon in
            try await daemon.folder(gets: .active)
            let root = daemon.place.root, user = NSUserName()
            func doctor(_ unit: String, _ words: String...) async throws -> CommandOutput {
                var environment = try Self.systemctl(in: root, "User=\(user)\n\(unit)")
                environment["DBUS_SYSTEM_BUS_ADDRESS"] = daemon.bus.address
                return try await CommandOutput.of(
                    Programs.impastoctl,
                    ["doctor", "--system", "--json=short"] + words,
                    environment: environment
                )
            }
            func verdicts(_ unit: String) async throws -> Set<String> {
                Set(try Self.read(try await doctor(unit)).filter { $0.check == "sandbox" }.map(\.verdict))
            }
            #expect(try await verdicts("ProtectSystem=no") == ["ok"])
            #expect(try await verdicts("ProtectSystem=strict\nPrivateTmp=no\nReadWritePaths=-/srv -\(root)") == ["ok"])
            #expect(
                try await verdicts("ProtectSystem=strict\nBindPaths=-\(root):\(root):rbind\nPrivateTmp=yes") == ["ok"]
            )
            #expect(try await verdicts("ProtectSystem=strict\nBindReadOnlyPaths=\(root)") == ["error"])
            // What the daemon sees is where the other place is bound to.
            #expect(try await verdicts("ProtectSystem=strict\nBindPaths=\(root):/mnt:rbind") == ["error"])
            #expect(try await verdicts("ProtectSystem=strict\nBindPaths=/mnt:\(root):rbind") == ["ok"])
            // Where something is mounted over, a right to write to what is below is of no use.
            #expect(try await verdicts("TemporaryFileSystem=/tmp:ro\nReadWritePaths=\(root)") == ["error"])

            let readOnly = try await doctor("ProtectSystem=strict\nReadWritePaths=-\(daemon.place.inbox)", "--drop-in")
            #expect(readOnly.status == 0)
            #expect(readOnly.output.hasSuffix("\n[Service]\nReadWritePaths=-\(daemon.place.outbox)\n"))
            #expect(readOnly.errors.contains("systemctl daemon-reload"))
            let hidden = try await doctor("ProtectSystem=strict\nPrivateTmp=yes", "--drop-in", "--quiet")
            let lines = [daemon.place.inbox, daemon.place.outbox].map { "BindPaths=-\($0)\n" }.joined()
            #expect(hidden.output.hasSuffix("[Service]\n\(lines)"))
            #expect(hidden.errors == "")
            let none = try await doctor("ProtectSystem=full", "--drop-in")
            #expect((none.status, none.output) == (0, ""))
        }
    }

    @Test func dropInsNameOddFoldersRightly() async throws {
        try await TemporaryDirectory.with { directory in
            let file = directory.appending("impastod.toml")
            try file.write("[[folder]]\nname = \"odd\"\ninbox = '/data/50% \"x\":y/in'\noutbox = '/home/ann/a b:c'\n")
            let unit = "ProtectSystem=strict\nProtectHome=tmpfs"
            let answer = try await CommandOutput.of(
                Programs.impastoctl,
                ["doctor", "--system", "--drop-in", "--config", file.string],
                environment: try Self.systemctl(in: directory.path, unit)
            )
            let lines = answer.output.split(separator: "\n").suffix(2)
            #expect(lines == [#"BindPaths="-/home/ann/a b\:c""#, #"ReadWritePaths="-/data/50%% \"x\":y/in""#])
        }
    }

    /// Root installs what is printed, and others than root may write a style.toml or make links.
    @Test func dropInsHaveNothingThatOthersWrite() async throws {
        try await RunningDaemon.with { daemon in
            try await daemon.folder(gets: .active)
            let root = daemon.place.root, inbox = daemon.place.inbox
            func dropIn(_ unit: String) async throws -> CommandOutput {
                var environment = try Self.systemctl(in: root, unit)
                environment["DBUS_SYSTEM_BUS_ADDRESS"] = daemon.bus.address
                let words = ["doctor", "--system", "--drop-in", "--quiet"]
                return try await CommandOutput.of(Programs.impastoctl, words, environment: environment)
            }
            let style = inbox.appending("style.toml")
            try style.write("outbox = '\(root.appending("else where"))'\n" + style.text)
            #expect(try await daemon.ctl("reload").status == 0)
            let answer = try await dropIn("ProtectSystem=strict")
            #expect(answer.status == 0, "\(answer.errors)")
            #expect(answer.output.hasSuffix("[Service]\nReadWritePaths=-\(inbox)\n"))
            #expect(answer.errors.contains("else where, is left out: only its style.toml names it"))
            let allowed = try await dropIn("ProtectSystem=no")
            #expect((allowed.output, allowed.errors) == ("", ""))
        }
    }

    @Test func dropInsHaveNoPlaceThatWouldBeginALine() async throws {
        try await TemporaryDirectory.with { directory in
            let file = directory.appending("impastod.toml"), link = directory.path.appending("link")
            let evil = "\(directory.path)/x\nExecStartPre=+evil"
            try FileManager.default.createDirectory(atPath: evil, withIntermediateDirectories: false)
            try FileManager.default.createSymbolicLink(atPath: link.string, withDestinationPath: evil)
            try file.write("[[folder]]\nname = \"odd\"\ninbox = '\(link)'\noutbox = '/data/out'\n")
            let answer = try await CommandOutput.of(
                Programs.impastoctl,
                ["doctor", "--system", "--drop-in", "--config", file.string],
                environment: try Self.systemctl(in: directory.path, "ProtectSystem=strict")
            )
            #expect((answer.status, answer.output) == (ClientExit.failed.rawValue, ""))
            #expect(answer.errors.contains("The inbox of odd, \(link), leads to"))
            #expect(answer.errors.contains("x\\x0aExecStartPre=+evil: no unit can name such a place"))
        }
    }

    @Test func whatIsWrongIsFoundWithoutADaemon() async throws {
        try await TemporaryDirectory.with { directory in
            let file = directory.appending("impastod.toml"), inbox = directory.appending("inbox")
            try inbox.makeDirectory()
            try inbox.appending("style.toml").write("style = \"style.png\"\nnetwork = \"nowhere\"\n")
            func findings(_ configuration: String) async throws -> (status: Int32, found: [Found]) {
                try file.write(configuration)
                var environment = try Self.systemctl(in: directory.path, "User=nobody\nLimitNOFILESoft=64")
                environment["DBUS_SYSTEM_BUS_ADDRESS"] = "unix:path=\(directory.appending("no-bus"))"
                let answer = try await CommandOutput.of(
                    Programs.impastoctl,
                    ["doctor", "--system", "--json=short", "--config", file.string],
                    environment: environment
                )
                return (answer.status, try Self.read(answer))
            }
            func folder(_ outbox: String) -> String {
                "free-space = \"500000T\"\n[[folder]]\nname = \"a\"\ninbox = \"inbox\"\noutbox = \"\(outbox)\"\n"
            }
            let (status, found) = try await findings(folder("/dev/shm/none/outbox"))
            #expect(status == ClientExit.failed.rawValue)
            func verdict(_ check: String, _ words: String) -> String? {
                found.first { $0.check == check && $0.message.contains(words) }?.verdict
            }
            #expect(verdict("daemon", "No impastod answers") == "error")
            #expect(verdict("limits", "64 files") == "warning")
            #expect(verdict("space", "outbox of a") == "error")
            #expect(verdict("network", "nowhere") == "error")
            #expect(verdict("file systems", "outbox of a is on tmpfs") == "warning")
            // A directory that only its owner enters; whether that is seen depends on who looks.
            #expect(verdict("permissions", "inbox of a") == (getuid() == 0 ? "error" : "warning"))

            let broken = try await findings("jobs-at-once = 0\n").found.filter { $0.check == "configuration" }
            #expect(broken.map(\.verdict) == ["error"])
            #expect(broken.first?.message.hasPrefix("\(file):1: ") == true)
        }
    }

    @Test func withoutADaemonWhatWasSetOverTheBusCounts() async throws {
        try await RunningDaemon.with { daemon in
            let more = daemon.place.root.appending("more")
            try more.makeDirectory()
            let other = daemon.place.root.appending("other")
            let outbox = "outbox=\(other)"
            #expect(try await daemon.ctl("folders", "add", "more", "\(more)", "--outbox", "/data/out").status == 0)
            #expect(try await daemon.ctl("folders", "edit", "inbox", outbox).status == 0)
            #expect(try await daemon.ctl("settings", "set", "free-space=500000T").status == 0)
            #expect(try await daemon.stop() == 0)
            // Where impastod keeps its state is where its user does.
            let home = daemon.place.root.appending("home")
            try home.makeDirectory()
            try home.appending("impasto").makeLink(to: daemon.place.state)
            let answer = try await daemon.control(
                ["doctor", "--json=short", "--config", daemon.place.configuration.string],
                environment: ["XDG_STATE_HOME": home.string]
            )
            let found = try Self.read(answer)
            func told(_ check: String, _ words: String) -> Bool {
                found.contains { $0.check == check && $0.message.contains(words) }
            }
            #expect(told("space", "outbox of more") && told("space", "outbox of inbox"), "\(found)")
            #expect(found.contains { $0.message.contains(other.string) })
            #expect(found.filter { $0.check == "space" }.allSatisfy { $0.verdict == "error" })

            // What may not be read is told of.
            try home.appending("impasto").unlink()
            try home.appending("impasto").makeDirectory()
            try home.appending("impasto").appending("settings.toml").makeDirectory()
            let blind = try await daemon.control(
                ["doctor", "--json=short", "--config", daemon.place.configuration.string],
                environment: ["XDG_STATE_HOME": home.string]
            )
            #expect(try Self.read(blind).contains { $0.message.contains("settings.toml cannot be read") })
        }
    }

    @Test func withoutAServiceManagerTheUnitThatShipsCounts() async throws {
        try await TemporaryDirectory.with { directory in
            let unit = FilePath.repository.appending("systemd/impastod.service").text
            let sections = unit.split(separator: "\n").filter { $0.contains("=") && !$0.hasPrefix("#") }
            let places = [
                "/srv/impasto/a", "/data/b", "/home/ann/c", "/root/d", "/run/user/1000/e", "/tmp/f", "/var/tmp/g",
                "/var/lib/impasto/h", "/var/lib/other/i", "/usr/share/j", "/opt/k",
            ]
            let folders = places.map { "[[folder]]\nname = \"f\"\ninbox = \"\($0)\"\noutbox = \"\($0)/out\"\n" }
            let file = directory.appending("impastod.toml")
            func dropIn(_ environment: [String: String]) async throws -> CommandOutput {
                try file.write(folders.joined())
                let bus = ["DBUS_SYSTEM_BUS_ADDRESS": "unix:path=\(directory.appending("no-bus"))"]
                return try await CommandOutput.of(
                    Programs.impastoctl,
                    ["doctor", "--system", "--drop-in", "--config", file.string],
                    environment: environment.merging(bus) { $1 }
                )
            }
            let real = try await dropIn(Self.systemctl(in: directory.path, sections.joined(separator: "\n")))
            let path = try Self.systemctl(in: directory.path, "")
            try directory.appending("systemctl").write(script: "exit 1")
            let shipped = try await dropIn(path)
            #expect(real.status == 0 && real.output.contains("BindPaths=-/home/ann/c"))
            #expect((shipped.status, shipped.output) == (real.status, real.output))
        }
    }

    @Test func anotherMachineIsLookedAtThere() async throws {
        let answer = try await CommandOutput.of(Programs.impastoctl, ["-H", "attic", "doctor"])
        #expect(answer.status == ClientExit.usage.rawValue)
        #expect(answer.errors.contains("ssh attic impastoctl doctor"))
    }
}
