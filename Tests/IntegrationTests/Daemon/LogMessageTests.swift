import Contract
import SystemPackage
import Systemd
import TestSupport
import Testing

/// What workers say, and who hears it.
struct LogMessageTests {
    @Test func whoHasSubscribedHearsItAndNobodyElse() async throws {
        let script = """
            printf '{"event":"note","message":"one thing\\\\nof cat.png"}\\n'
            printf 'a complaint \\033[2J\\n' >&2
            exit 70
            """
        try await RunningDaemon.with(worker: script) { daemon in
            let monitor = try daemon.bus.monitor("member='LogMessage'")
            defer { monitor.kill() }
            let passed = EventLog(monitor.lines)
            try await passed.wait(for: "the monitor") { $0.isEmpty ? nil : () }
            let stranger = try await BusConnection.open(.address(daemon.bus.address))
            let overheard = try await stranger.job(1).signals(JobInterface.logMessage)
            try await daemon.withClient { client in
                let heard = try await client.job(1).signals(JobInterface.logMessage)
                _ = try await client.manager.call(ManagerInterface.subscribe, [:])
                _ = try await client.manager.call(ManagerInterface.subscribe, [:])
                try daemon.drop("cat.png")
                let said = try await withDeadline(.seconds(30), "two lines") {
                    await heard.prefix(2).reduce(into: [LogMessage]()) { $0.append($1) }
                }
                #expect(
                    said.sorted { $0.priority < $1.priority } == [
                        LogMessage(priority: 4, line: "a complaint \u{FFFD}[2J"),
                        LogMessage(priority: 6, line: "one thing\u{FFFD}of cat.png"),
                    ]
                )
                try await daemon.jobs(afterEnds: 1)
                // Somebody who wants no more hears no more.
                _ = try await client.manager.call(ManagerInterface.unsubscribe, [:])
                try daemon.drop("dog.png", seed: 2)
                try await daemon.jobs(afterEnds: 2)
            }
            // Whatever had been sent to it has come before the answer.
            _ = try await stranger.manager.get(ManagerInterface.version)
            await stranger.close()
            #expect(await overheard.reduce(into: [LogMessage]()) { $0.append($1) } == [])
            #expect(await passed.events.count { $0.contains("member=LogMessage") } == 2)
        }
    }

    @Test("fault 15: of a worker that writes without end a few lines are told, and how many were left out")
    func aFloodIsBounded() async throws {
        let script = """
            seq -f '%g of a flood' 5000 >&2
            head -c 100000 /dev/zero | tr '\\0' x >&2
            exit 70
            """
        try await RunningDaemon.with(worker: script) { daemon in
            try await daemon.withClient { client in
                let heard = try await client.job(1).signals(JobInterface.logMessage)
                let ends = try await client.manager.signals(ManagerInterface.jobRemoved)
                _ = try await client.manager.call(ManagerInterface.subscribe, [:])
                try daemon.drop("cat.png")
                try await withDeadline(.seconds(30), "the end of the job") { for await _ in ends { return } }
                // The connection hears what is sent in order, and its streams end with it.
                await client.close()
                let lines = await heard.reduce(into: [String]()) { $0.append($1.line) }
                let notices = lines.compactMap { $0.wholeMatch(of: /\(left out: ([0-9]+) lines\)/)?.1 }
                let leftOut = notices.compactMap { Int($0) }.reduce(0, +)
                #expect(lines.first == "1 of a flood" && lines.count < 100)
                #expect(lines.count - notices.count + leftOut == 5000)
            }
        }
    }

    @Test func watchAndMonitorShowIt() async throws {
        let script = """
            while [ ! -e go ]; do sleep 0.02; done
            printf '{"event":"note","message":"one thing"}\\n'
            sleep 0.5
            exit 70
            """
        try await RunningDaemon.with(worker: "cd \"$(dirname \"$0\")\"\n\(script)") { daemon in
            let (monitor, told) = try daemon.startControl("monitor", "monitor", "--json=short")
            defer { monitor.kill() }
            let events = EventLog(monitor.lines)
            try await eventually("a monitor that listens") { told.text.hasPrefix("Listening") ? () : nil }
            try daemon.drop("cat.png")
            let id = try await daemon.job(gets: .running)
            let (watch, errors) = try daemon.startControl("watch", "watch", "\(id)")
            defer { watch.kill() }
            try await withDeadline(.seconds(30), "a line of watch") { for await _ in watch.lines { return } }
            try daemon.place.root.appending("go").write("")
            try await eventually("what the worker says") {
                errors.text.contains("Job \(id) says: one thing\n") ? () : nil
            }
            let said = try await events.wait(for: "what the worker says") { lines in
                lines.first { $0.contains("\"event\":\"job-said\"") }
            }
            #expect(said.contains("\"text\":\"one thing\"") && said.contains("\"priority\":6"))
            #expect(said.contains("\"job\":\(id)") && said.contains("\"name\":\"cat.png\""))
        }
    }
}
