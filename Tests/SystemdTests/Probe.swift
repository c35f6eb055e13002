import Contract
import Systemd

/// An interface that uses everything an interface can have.
enum Probe {
    static let service = "org.example.Probe"
    static let path = ObjectPath(known: "/org/example/Probe")
    static let family = ObjectPath(known: "/org/example/Probe/thing")
    static let name = "org.example.Probe"

    static let echo = Method<EveryType, EveryType>(name, "Echo", in: EveryType.names, out: EveryType.names)
    static let double = Method<UInt64, UInt64>(name, "Double", in: ["number"], out: ["twice"])
    static let refuse = Method<String, Nothing>(name, "Refuse", in: ["code"])
    static let fail = Method<Nothing, Nothing>(name, "Fail")
    static let wait = Method<Nothing, String>(name, "Wait", out: ["word"])
    static let release = Method<String, Nothing>(name, "Release", in: ["word"])
    static let reopen = Method<BusDescriptor, BusDescriptor>(name, "Reopen", in: ["file"], out: ["same_file"])
    static let broken = Method<Nothing, Double>(name, "Broken", out: ["not_a_number"])

    static let fixed = Property<String>(name, "Fixed", .constant)
    static let level = Property<UInt32>(name, "Level", .emits, isWritable: true)
    static let size = Property<UInt64>(name, "Size", .invalidates)
    static let speed = Property<Double>(name, "Speed", .silent)

    static let secret = Property<String>(name, "Secret", .invalidates, isExplicit: true)

    static let happened = Signal<UInt64>(name, "Happened", ["number"])

    static let description = InterfaceDescription(
        name,
        [echo, double, refuse, fail, wait, release, reopen, broken, fixed, level, size, speed, secret, happened]
    )

    static var values: PropertyValues {
        var values = PropertyValues()
        values[fixed] = "rock"
        values[level] = 1
        values[size] = 2
        values[speed] = 0.5
        values[secret] = "hush"
        return values
    }

    /// What happens before a level that somebody sets is taken.
    typealias LevelCheck = @concurrent @Sendable (UInt32, BusCall, Gate) async throws -> Void

    /// Takes levels of at most 10.
    static let upToTen: LevelCheck = { value, _, _ in
        guard value <= 10 else { throw ServiceError(.invalidArgument, "\(value) is more than 10.") }
    }

    /// An implementation whose calls of Wait are answered by a call of Release.
    static func implementation(
        on connection: BusConnection,
        _ gate: Gate = Gate(),
        level check: @escaping LevelCheck = upToTen
    ) -> BusImplementation {
        var probe = BusImplementation(description)
        probe.handle(echo) { values, _ in values }
        probe.handle(double) { number, _ in number * 2 }
        probe.handle(refuse) { word, _ in
            throw ServiceError(ServiceErrorCode(rawValue: word) ?? .internalError, "No, because of \(word).")
        }
        probe.handle(fail) { _, _ in throw CancellationError() }
        probe.handle(wait) { _, _ in await gate.wait() }
        probe.handle(release) { word, _ in
            await gate.release(word)
            return Nothing()
        }
        probe.handle(reopen) { file, _ in file }
        probe.handle(broken) { _, _ in .nan }
        probe.accept(level) { value, call in
            try await check(value, call, gate)
            try await connection.update(level, to: value, at: call.path)
        }
        return probe
    }

    /// Opens a connection that implements the interface and owns the service's name.
    static func serve(
        on address: String,
        _ gate: Gate = Gate(),
        level check: @escaping LevelCheck = upToTen
    ) async throws -> BusConnection {
        let service = try await BusConnection.open(.address(address))
        try await service.export(implementation(on: service, gate, level: check), at: path, properties: values)
        try await service.requestName(Self.service)
        return service
    }
}
