import Contract
import Glibc
import Systemd
import TestSupport
import Testing

/// How connections begin and end, and what happens to those who wait.
@Suite(.timeLimit(.minutes(2)))
struct BusConnectionTests {
    @Test func whereThereIsNoBusNobodyConnects() async throws {
        try await TemporaryDirectory.with { directory in
            let error = await #expect(throws: BusError.self) {
                try await BusConnection.open(.address("unix:path=\(directory.appending("none"))"))
            }
            #expect(error?.code == .cannotConnect)
            #expect(error?.message.contains("No such file or directory") == true)
        }
    }

    @Test func aNameHasOneOwner() async throws {
        try await ProbeFixture.with { fixture in
            let error = await #expect(throws: BusError.self) {
                try await fixture.client.requestName(Probe.service)
            }
            #expect(error?.code == .nameTaken)
            #expect(error?.message.contains(Probe.service) == true)
            try await fixture.service.requestName(Probe.service)
        }
    }

    @Test func aServiceOutlivesItsClients() async throws {
        try await ProbeFixture.with { fixture in
            let passerby = try await BusConnection.open(.address(fixture.bus.address))
            let call = Task {
                try await BusProxy(passerby, service: Probe.service, path: Probe.path).call(Probe.wait, Nothing())
            }
            await fixture.gate.arrival()
            await passerby.close()
            let error = await #expect(throws: BusError.self) { try await call.value }
            #expect(error?.code == .disconnected)

            _ = try await fixture.probe.call(Probe.release, "too late")
            #expect(try await fixture.probe.call(Probe.double, 4) == 8)
        }
    }

    @Test func aClientNoticesThatTheServiceIsGone() async throws {
        try await ProbeFixture.with { fixture in
            let owners = try await fixture.probe.owners()
            let word = Task { try await fixture.probe.call(Probe.wait, Nothing()) }
            await fixture.gate.arrival()
            await fixture.service.close()

            let error = await #expect(throws: BusError.self) { try await word.value }
            #expect(error?.code == .noReply)
            let owner = try await withDeadline(.seconds(20), "the service's end") {
                for await owner in owners { return owner }
                return "the stream ended"
            }
            #expect(owner == nil)
            await fixture.gate.release("nobody hears it")
        }
    }

    @Test func theDepartureOfACallerIsNoticed() async throws {
        try await ProbeFixture.with { fixture in
            let passerby = try await BusConnection.open(.address(fixture.bus.address))
            try await passerby.requestName("org.example.Passerby")
            let service = fixture.service
            #expect(try await service.user(of: "org.example.Passerby") == getuid())
            let departures = try await service.departures()
            await passerby.close()
            try await withDeadline(.seconds(20), "the departure") {
                for await name in departures where name == "org.example.Passerby" { return }
            }
            let error = await #expect(throws: BusError.self) { try await service.user(of: "org.example.Passerby") }
            #expect(error?.code == .noService)
        }
    }

    @Test func everybodyNoticesThatTheBusIsGone() async throws {
        try await ProbeFixture.with { fixture in
            let signals = try await fixture.probe.signals(Probe.happened)
            let word = Task { try await fixture.probe.call(Probe.wait, Nothing()) }
            await fixture.gate.arrival()
            fixture.bus.stop()

            await #expect(throws: BusError.self) { try await word.value }
            try await withDeadline(.seconds(20), "the end of both connections") {
                await fixture.client.disconnected()
                await fixture.service.disconnected()
                for await _ in signals {}
            }
            let error = await #expect(throws: BusError.self) { try await fixture.probe.call(Probe.double, 1) }
            #expect(error?.code == .disconnected)
            await #expect(throws: BusError.self) {
                try await fixture.service.emit(Probe.happened, 1, from: Probe.path)
            }
            await fixture.gate.release("nobody hears it")
        }
    }

    @Test func waitingForTheEndCanBeCancelled() async throws {
        try await ProbeFixture.with { fixture in
            let waiting = Task { await fixture.client.disconnected() }
            waiting.cancel()
            try await withDeadline(.seconds(20), "the cancelled task") { await waiting.value }
            #expect(try await fixture.probe.call(Probe.double, 1) == 2)
        }
    }

    @Test func closingCancelsTheHandlersAtWork() async throws {
        try await PrivateBus.with { bus in
            let service = try await BusConnection.open(.address(bus.address))
            let (ended, end) = AsyncStream<Bool>.makeStream()
            let gate = Gate()
            var probe = Probe.implementation(on: service)
            probe.handle(Probe.fail) { _, _ in
                await withTaskCancellationHandler {
                    _ = await gate.wait()
                } onCancel: {
                    Task { await gate.release("cancelled") }
                }
                end.yield(Task.isCancelled)
                return Nothing()
            }
            try await service.export(probe, at: Probe.path, properties: Probe.values)
            try await service.requestName(Probe.service)
            let client = try await BusConnection.open(.address(bus.address))
            let call = Task {
                try await BusProxy(client, service: Probe.service, path: Probe.path).call(Probe.fail, Nothing())
            }
            await gate.arrival()
            await service.close()
            #expect(await ended.first { _ in true } == true)
            await #expect(throws: BusError.self) { try await call.value }
            await client.close()
        }
    }
}
