import Contract
import Glibc
import Systemd
import TestSupport
import Testing

/// Calls between two connections of ours.
@Suite(.timeLimit(.minutes(2)))
struct BusProxyTests {
    @Test func everyTypeComesBack() async throws {
        try await ProbeFixture.with { fixture in
            let echo = try await fixture.probe.call(Probe.echo, EveryType())
            #expect(echo == EveryType())
        }
    }

    @Test func anOpenFileGoesThereAndBack() async throws {
        try await ProbeFixture.with { fixture in
            let probe = fixture.probe
            let file = BusDescriptor(owning: open("/proc/self/status", O_RDONLY | O_CLOEXEC))
            let same = try await probe.call(Probe.reopen, file)
            #expect(same.rawValue != file.rawValue)
            #expect(fcntl(same.rawValue, F_GETFD) & FD_CLOEXEC != 0)
            var (before, after) = (stat(), stat())
            #expect(fstat(file.rawValue, &before) == 0 && fstat(same.rawValue, &after) == 0)
            #expect(before.st_ino == after.st_ino && before.st_dev == after.st_dev)
        }
    }

    @Test func propertiesAreReadAndSet() async throws {
        try await ProbeFixture.with { fixture in
            let probe = fixture.probe
            #expect(try await probe.get(Probe.fixed) == "rock")
            try await probe.set(Probe.level, to: 4)
            let values = try await probe.properties(of: Probe.description)
            #expect(values[Probe.level] == 4)
            #expect(values[Probe.size] == 2)
            #expect(values[Probe.speed] == 0.5)
            await #expect(throws: ServiceError(.invalidArgument, "11 is more than 10.")) {
                try await probe.set(Probe.level, to: 11)
            }
        }
    }

    @Test func whatIsExplicitIsReadByItselfOnly() async throws {
        try await ProbeFixture.with { fixture in
            let probe = fixture.probe
            #expect(try await probe.properties(of: Probe.description)[Probe.secret] == nil)
            #expect(try await probe.get(Probe.secret) == "hush")
            let values = try await probe.properties(of: Probe.description, and: [Probe.secret])
            #expect((values[Probe.secret], values[Probe.level]) == ("hush", 1))
        }
    }

    @Test func propertiesThatNobodyKnowsAreLeftAside() async throws {
        try await ProbeFixture.with { fixture in
            let some = InterfaceDescription(Probe.name, [Probe.level])
            let values = try await fixture.probe.properties(of: some)
            #expect(values[Probe.level] == 1)
            #expect(values[Probe.fixed] == nil)

            let other = InterfaceDescription(Probe.name, [Property<String>(Probe.name, "Level", .emits)])
            let error = await #expect(throws: BusError.self) { try await fixture.probe.properties(of: other) }
            #expect(error?.code == .badReply)
        }
    }

    @Test func aClientWithTooManyCallsUnderWayIsRefusedAndOthersAreNot() async throws {
        try await ProbeFixture.with { fixture in
            await fixture.service.limitCalls(perClient: 1)
            let word = Task { try await fixture.probe.call(Probe.wait, Nothing()) }
            await fixture.gate.arrival()
            let error = await #expect(throws: BusError.self) { try await fixture.probe.call(Probe.double, 4) }
            #expect(error?.code == .remote("org.freedesktop.DBus.Error.LimitsExceeded"))

            let other = try await BusConnection.open(.address(fixture.bus.address))
            let probe = BusProxy(other, service: Probe.service, path: Probe.path)
            #expect(try await probe.call(Probe.double, 4) == 8)
            _ = try await probe.call(Probe.release, "go on")
            #expect(try await word.value == "go on")
            #expect(try await fixture.probe.call(Probe.double, 5) == 10)
            await other.close()
        }
    }

    @Test func aThousandCallsAtOnceAreAllAnswered() async throws {
        try await ProbeFixture.with { fixture in
            let probe = fixture.probe
            let answers = try await withThrowingTaskGroup(of: (UInt64, UInt64).self) { group in
                for number in 0..<1000 as Range<UInt64> {
                    group.addTask { (number, try await probe.call(Probe.double, number)) }
                }
                return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
            }
            #expect(answers.count == 1000)
            #expect(answers.allSatisfy { $1 == $0 * 2 })
        }
    }

    @Test func anAnswerMayComeLaterThanOthers() async throws {
        try await ProbeFixture.with { fixture in
            let probe = fixture.probe
            let word = Task { try await probe.call(Probe.wait, Nothing()) }
            await fixture.gate.arrival()
            #expect(try await probe.call(Probe.double, 21) == 42)
            _ = try await probe.call(Probe.release, "go")
            #expect(try await word.value == "go")
        }
    }

    @Test func errorsComeBackAsWhatTheyWere() async throws {
        try await ProbeFixture.with { fixture in
            let probe = fixture.probe
            await #expect(throws: ServiceError(.queueFull, "No, because of QueueFull.")) {
                try await probe.call(Probe.refuse, "QueueFull")
            }
            let stranger = BusProxy(fixture.client, service: "org.example.Nobody", path: Probe.path)
            let nobody = await #expect(throws: BusError.self) { try await stranger.call(Probe.fail, Nothing()) }
            #expect(nobody?.code == .noService)
            let wrong = Method<UInt64, String>(Probe.name, "Double", in: ["number"], out: ["twice"])
            let mismatch = await #expect(throws: BusError.self) { try await probe.call(wrong, 1) }
            #expect(mismatch?.code == .badReply)
            await #expect(throws: BusValueError.self) { try await probe.call(Probe.release, "a\0b") }
        }
    }

    /// Once somebody has connected; a name that libsystemd does not know would be EIO.
    @Test func errorsHaveTheirNumbersInLibsystemd() async throws {
        try await ProbeFixture.with { _ in
            for code in ServiceErrorCode.allCases {
                #expect(ErrorMap.number(of: code) == code.errorNumber, "\(code)")
            }
        }
    }

    @Test func aSignalIsHeardFromTheMomentOfSubscribing() async throws {
        try await ProbeFixture.with { fixture in
            let signals = try await fixture.probe.signals(Probe.happened)
            for number in 1...100 as ClosedRange<UInt64> {
                try await fixture.service.emit(Probe.happened, number, from: Probe.path)
            }
            let heard = try await withDeadline(.seconds(20), "a hundred signals") {
                await signals.prefix(100).reduce(into: []) { $0.append($1) }
            }
            #expect(heard == Array(1...100))
        }
    }
}
