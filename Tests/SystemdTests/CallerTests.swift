import Contract
import Glibc
import Systemd
import TestSupport
import Testing

/// Who calls, and how often at once.
@Suite(.timeLimit(.minutes(2)))
struct CallerTests {
    @Test func allClientsOfAUserShareWhatOneMayHave() async throws {
        try await ProbeFixture.with { fixture in
            try await fixture.service.limitCalls(perUser: 3, except: [])
            let second = try await BusConnection.open(.address(fixture.bus.address))
            let probes = [fixture.probe, BusProxy(second, service: Probe.service, path: Probe.path)]
            var words: [Task<String, any Error>] = []
            for number in 0..<3 {
                words.append(Task { try await probes[number % 2].call(Probe.wait, Nothing()) })
                await fixture.gate.arrival()
            }
            for probe in probes {
                let error = await #expect(throws: BusError.self) { try await probe.call(Probe.wait, Nothing()) }
                #expect(error?.code == .remote("org.freedesktop.DBus.Error.LimitsExceeded"))
            }
            // To look is free.
            #expect(try await fixture.probe.get(Probe.level) == 1)
            // Who leaves takes nothing along: what he asked for is still being done.
            await second.close()
            let third = try await BusConnection.open(.address(fixture.bus.address))
            let latecomer = BusProxy(third, service: Probe.service, path: Probe.path)
            await #expect(throws: BusError.self) { try await latecomer.call(Probe.double, 2) }
            await fixture.gate.release("go")
            #expect(try await words[0].value == "go")
            #expect(try await words[2].value == "go")
            #expect(try await latecomer.call(Probe.double, 2) == 4)
            await third.close()
        }
    }

    @Test func clientsOfAnExemptUserAreCountedOneByOne() async throws {
        try await ProbeFixture.with { fixture in
            try await fixture.service.limitCalls(perUser: 1, except: [geteuid()])
            let word = Task { try await fixture.probe.call(Probe.wait, Nothing()) }
            await fixture.gate.arrival()
            await #expect(throws: BusError.self) { try await fixture.probe.call(Probe.double, 1) }
            let second = try await BusConnection.open(.address(fixture.bus.address))
            #expect(try await BusProxy(second, service: Probe.service, path: Probe.path).call(Probe.double, 2) == 4)
            await second.close()
            await fixture.gate.release("go")
            #expect(try await word.value == "go")
        }
    }

    @Test func theHandlerIsToldTheUser() async throws {
        try await PrivateBus.with { bus in
            let service = try await BusConnection.open(.address(bus.address))
            let (calls, called) = AsyncStream<(UInt64, UInt32?)>.makeStream()
            var probe = Probe.implementation(on: service)
            probe.handle(Probe.double) { number, call in
                called.yield((number, call.user))
                return number * 2
            }
            try await service.limitCalls(perUser: 100, except: [])
            try await service.export(probe, at: Probe.path, properties: Probe.values)
            try await service.requestName(Probe.service)
            let client = try await BusConnection.open(.address(bus.address))
            let object = BusProxy(client, service: Probe.service, path: Probe.path)
            // All of them come before the first one's user can be known.
            try await withThrowingTaskGroup { group in
                for number in 0..<20 as Range<UInt64> { group.addTask { try await object.call(Probe.double, number) } }
                for try await answer in group { #expect(answer % 2 == 0) }
            }
            var users: Set<UInt32?> = [], numbers: Set<UInt64> = []
            for await (number, user) in calls.prefix(20) {
                users.insert(user)
                numbers.insert(number)
            }
            #expect(users == [geteuid()] && numbers == Set(0..<20))
            await client.close()
            await service.close()
        }
    }

    @Test func moreThanMayWaitAreRefusedWhileTheUserIsAskedFor() async throws {
        try await ProbeFixture.with { fixture in
            try await fixture.service.limitCalls(perUser: 2, except: [])
            let probe = fixture.probe
            let outcomes = await withTaskGroup { group in
                for number in 0..<200 as Range<UInt64> { group.addTask { try? await probe.call(Probe.double, number) } }
                return await group.reduce(into: [UInt64?]()) { $0.append($1) }
            }
            // Each has its answer, whichever it is.
            #expect(outcomes.count == 200 && outcomes.contains { $0 != nil })
            #expect(try await probe.call(Probe.double, 4) == 8)
        }
    }
}
