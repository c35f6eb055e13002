import Contract
import SystemPackage
import TestSupport
import Testing

/// What everybody on the bus hears, and what only those learn who may ask.
struct PrivacyTests {
    @Test func noSignalNamesAFile() async throws {
        try await RunningDaemon.with { daemon in
            let monitor = try daemon.bus.monitor("type='signal',path_namespace='\(BusNames.manager)'")
            defer { monitor.kill() }
            let heard = EventLog(monitor.lines)
            try await heard.wait(for: "the monitor") { $0.isEmpty ? nil : () }
            try daemon.drop("telltale-good.png")
            try await daemon.jobs(afterEnds: 1)
            try daemon.place.inbox.appending("telltale-bad.png").write("no picture")
            #expect(try await daemon.jobs(afterEnds: 2).map(\.state) == [.done, .failed])
            let lines = try await heard.wait(for: "the end of both jobs") { lines in
                lines.count { $0.contains("member=JobRemoved") } == 2 ? lines : nil
            }
            #expect(lines.filter { $0.contains("telltale") } == [])
            #expect(lines.contains { $0.contains("ErrorMessage") && !$0.contains("dict") })

            let job = [BusNames.service, BusNames.job(2).text, JobInterface.name]
            let answer = try await daemon.busctl(["get-property"] + job + ["Name", "ErrorMessage"])
            #expect(answer.output.split(separator: "\n").count { $0.contains("telltale-bad.png") } == 2)
            let all = ["call"] + job.prefix(2) + ["org.freedesktop.DBus.Properties", "GetAll", "s", JobInterface.name]
            #expect(try await !daemon.busctl(all).output.contains("telltale"))
        }
    }
}
