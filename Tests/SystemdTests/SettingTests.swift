import Contract
import Glibc
import Systemd
import TestSupport
import Testing

/// Properties that clients set.
@Suite(.timeLimit(.minutes(2)))
struct SettingTests {
    @Test func whatCannotBeSetIsRefusedAsEverywhere() async throws {
        try await ProbeFixture.with { fixture in
            let probe = fixture.probe
            func error<Value>(at object: BusProxy, _ property: Property<Value>, _ value: Value) async -> String? {
                let error = await #expect(throws: BusError.self) { try await object.set(property, to: value) }
                guard case .remote(let name) = error?.code else { return nil }
                return String(name.trimmingPrefix("org.freedesktop.DBus.Error."))
            }
            func level<Value>(_ type: Value.Type, in interface: String = Probe.name) -> Property<Value> {
                Property(interface, "Level", .emits)
            }
            let nowhere = BusProxy(fixture.client, service: Probe.service, path: Probe.family)
            #expect(await error(at: nowhere, Probe.level, 9) == "UnknownObject")
            #expect(await error(at: probe, level(UInt32.self, in: "a.B"), 9) == "UnknownProperty")
            #expect(await error(at: probe, level(UInt32.self, in: ""), 9) == "UnknownProperty")
            #expect(await error(at: probe, Property(Probe.name, "Depth", .emits), UInt32(9)) == "UnknownProperty")
            #expect(await error(at: probe, Probe.fixed, "sand") == "PropertyReadOnly")
            #expect(await error(at: probe, level(String.self), "9") == "InvalidArgs")
            #expect(await error(at: probe, level(Int32.self), 9) == "InvalidArgs")
            let short = Method<String, Nothing>("org.freedesktop.DBus.Properties", "Set", in: ["interface"])
            let tooShort = await #expect(throws: BusError.self) { try await probe.call(short, Probe.name) }
            #expect(tooShort?.code == .remote("org.freedesktop.DBus.Error.InvalidArgs"))
            #expect(try await probe.get(Probe.level) == 1)
            try await probe.set(Probe.level, to: 9)
            #expect(try await probe.get(Probe.level) == 9)
        }
    }

    @Test func aSetterTakesItsTimeAndMayStillRefuse() async throws {
        try await ProbeFixture.with(
            level: { value, call, gate in
                guard await gate.wait() == "yes" else { throw ServiceError(.accessDenied, "No \(value).") }
            },
            { fixture in
                let probe = fixture.probe
                for (word, result) in [("no", 1), ("yes", 5)] as [(String, UInt32)] {
                    let setting = Task { try await probe.set(Probe.level, to: 5) }
                    await fixture.gate.arrival()
                    #expect(try await probe.call(Probe.double, 4) == 8)
                    #expect(try await probe.get(Probe.level) == 1)
                    await fixture.gate.release(word)
                    if word == "yes" {
                        try await setting.value
                    } else {
                        let error = await #expect(throws: ServiceError.self) { try await setting.value }
                        #expect(error == ServiceError(.accessDenied, "No 5."))
                    }
                    #expect(try await probe.get(Probe.level) == result)
                }
            }
        )
    }

    @Test func aNewValueIsAnnouncedOnceAndBeforeTheAnswer() async throws {
        try await ProbeFixture.with { fixture in
            let monitor = try fixture.bus.monitor("sender='\(Probe.service)'")
            defer { monitor.kill() }
            var lines = monitor.lines.makeAsyncIterator()
            _ = await lines.next()
            for value in [7, 7, 8] as [UInt32] { try await fixture.probe.set(Probe.level, to: value) }
            try await fixture.service.emit(Probe.happened, 42, from: Probe.path)
            var seen: [Substring] = []
            while let line = await lines.next() {
                if line.hasPrefix("method return") { seen.append("answer") }
                if line.hasPrefix("signal"), line.contains("path=\(Probe.path)") {
                    seen.append(line.split(separator: "member=").last ?? "")
                }
                if seen.last == "Happened" { break }
            }
            #expect(seen == ["PropertiesChanged", "answer", "answer", "PropertiesChanged", "answer", "Happened"])
        }
    }

    @Test func whoLeavesHasStillSet() async throws {
        try await ProbeFixture.with(
            level: { _, _, gate in _ = await gate.wait() },
            { fixture in
                let passer = try await BusConnection.open(.address(fixture.bus.address))
                let door = BusProxy(passer, service: Probe.service, path: Probe.path)
                let setting = Task { try await door.set(Probe.level, to: 6) }
                await fixture.gate.arrival()
                let monitor = try fixture.bus.monitor("type='signal',path='\(Probe.path)'")
                defer { monitor.kill() }
                var lines = monitor.lines.makeAsyncIterator()
                _ = await lines.next()
                await passer.close()
                await #expect(throws: BusError.self) { try await setting.value }
                await fixture.gate.release("go")
                while let line = await lines.next(), !line.hasSuffix("uint32 6") {}
                #expect(try await fixture.probe.get(Probe.level) == 6)
            }
        )
    }

    @Test func closingCancelsTheSettersAtWork() async throws {
        let (ended, end) = AsyncStream<Bool>.makeStream()
        try await ProbeFixture.with(
            level: { _, _, gate in
                await withTaskCancellationHandler {
                    _ = await gate.wait()
                } onCancel: {
                    Task { await gate.release("cancelled") }
                }
                end.yield(Task.isCancelled)
            },
            { fixture in
                let probe = fixture.probe
                let setting = Task { try await probe.set(Probe.level, to: 6) }
                await fixture.gate.arrival()
                await fixture.service.close()
                #expect(await ended.first { _ in true } == true)
                await #expect(throws: BusError.self) { try await setting.value }
            }
        )
    }

    @Test func eachObjectOfAFamilyHasItsOwn() async throws {
        try await ProbeFixture.with { fixture in
            try await fixture.service.exportFamily(Probe.implementation(on: fixture.service), under: Probe.family)
            let things = ["_1", "_2"].map { name in
                BusProxy(fixture.client, service: Probe.service, path: ObjectPath(known: "\(Probe.family)/\(name)"))
            }
            for thing in things { try await fixture.service.add(thing.path, properties: Probe.values) }
            try await things[1].set(Probe.level, to: 9)
            #expect(try await things[0].get(Probe.level) == 1)
            #expect(try await things[1].get(Probe.level) == 9)
            try await fixture.service.remove(things[1].path)
            let gone = await #expect(throws: BusError.self) { try await things[1].set(Probe.level, to: 8) }
            #expect(gone?.code == .remote("org.freedesktop.DBus.Error.UnknownObject"))
        }
    }

    @Test func settingsAreCountedAsCallsAre() async throws {
        try await ProbeFixture.with { fixture in
            try await fixture.service.limitCalls(perUser: 1, except: [])
            let probe = fixture.probe
            let word = Task { try await probe.call(Probe.wait, Nothing()) }
            await fixture.gate.arrival()
            let error = await #expect(throws: BusError.self) { try await probe.set(Probe.level, to: 2) }
            #expect(error?.code == .remote("org.freedesktop.DBus.Error.LimitsExceeded"))
            await fixture.gate.release("go")
            #expect(try await word.value == "go")
            try await probe.set(Probe.level, to: 2)
            #expect(try await probe.get(Probe.level) == 2)
        }
    }

    @Test func theSetterIsToldWhoSets() async throws {
        let (calls, called) = AsyncStream<(UInt32, BusCall)>.makeStream()
        try await ProbeFixture.with(
            level: { value, call, _ in called.yield((value, call)) },
            { fixture in
                try await fixture.service.limitCalls(perUser: 100, except: [])
                let asker = try await BusConnection.open(.address(fixture.bus.address), allowsInteraction: true)
                let object = BusProxy(asker, service: Probe.service, path: Probe.path)
                // All of them come before the first one's user can be known.
                try await withThrowingTaskGroup { group in
                    for value in 0..<20 as Range<UInt32> {
                        group.addTask { try await object.set(Probe.level, to: value) }
                    }
                    try await group.waitForAll()
                }
                try await fixture.probe.set(Probe.level, to: 20)
                for await (value, call) in calls.prefix(21) {
                    #expect(call.user == geteuid() && call.path == Probe.path)
                    #expect(call.allowsInteraction == (value < 20))
                }
                await asker.close()
            }
        )
    }
}
