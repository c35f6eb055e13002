import Contract
import TestSupport
import Testing

/// The level of the log, as systemctl sees and sets it.
struct LogControlTests {
    private static let object = [BusNames.service, BusNames.logControl.text, LogControlInterface.name]

    @Test func theLevelCountsFromTheMomentItIsSet() async throws {
        try await RunningDaemon.with { daemon in
            let names = ["LogLevel", "LogTarget", "SyslogIdentifier"]
            let values = try await daemon.busctl(["get-property"] + Self.object + names)
            #expect(values.output == "s \"info\"\ns \"console\"\ns \"impastod\"\n")
            func set(_ level: String) async throws -> CommandOutput {
                try await daemon.busctl(["set-property"] + Self.object + ["LogLevel", "s", level])
            }
            #expect(try await set("warning").status == 0)
            #expect(try await daemon.ctl("reload").status == 0)
            #expect(!daemon.log.contains("reloaded"))
            #expect(try await daemon.busctl(["get-property"] + Self.object + ["LogLevel"]).output == "s \"warning\"\n")
            #expect(try await set("notice").status == 0)
            #expect(try await daemon.ctl("reload").status == 0)
            #expect(daemon.log.contains("reloaded"))

            let refusal = try await set("chatty")
            #expect(refusal.status != 0 && refusal.errors.contains("debug"))
            for level in SyslogLevel.allCases { #expect(try await set(level.rawValue).status == 0, "\(level)") }
        }
    }

    @Test func whatOtherClientsExpectIsThere() async throws {
        try await RunningDaemon.with { daemon in
            let answer = try await daemon.busctl(
                "introspect",
                "--xml-interface",
                BusNames.service,
                BusNames.logControl.text
            )
            for property in [
                "LogLevel\" type=\"s\" access=\"readwrite", "LogTarget\" type=\"s", "SyslogIdentifier\" type=\"s",
            ] {
                #expect(answer.output.contains("<property name=\"\(property)"))
            }
        }
    }
}
