import Contract
import Systemd
import TestSupport
import Testing

/// What can be exported, and objects that come and go.
@Suite(.timeLimit(.minutes(2)))
struct BusExportTests {
    @Test func anImplementationMustBeComplete() async throws {
        try await ProbeFixture.with { fixture in
            var implementation = BusImplementation(Probe.description)
            implementation.handle(Probe.double) { number, _ in number }
            let noHandler = await #expect(throws: BusError.self) {
                try await fixture.client.export(implementation, at: Probe.path, properties: Probe.values)
            }
            #expect(noHandler?.message == "org.example.Probe: the method Echo has no handler.")

            var values = PropertyValues()
            values[Probe.fixed] = "rock"
            values[Probe.level] = 1
            let noValue = await #expect(throws: BusError.self) {
                try await fixture.client.export(
                    Probe.implementation(on: fixture.client),
                    at: Probe.path,
                    properties: values
                )
            }
            #expect(noValue?.message == "/org/example/Probe: the property Size has no value.")
        }
    }

    @Test func objectsOfAFamilyComeAndGo() async throws {
        try await ProbeFixture.with { fixture in
            let (service, bus) = (fixture.service, fixture.bus)
            try await service.exportObjectManager(at: Probe.path)
            try await service.exportFamily(Probe.implementation(on: service), under: Probe.family)
            let monitor = try bus.monitor("type='signal',interface='org.freedesktop.DBus.ObjectManager'")
            defer { monitor.kill() }
            var lines = monitor.lines.makeAsyncIterator()
            _ = await lines.next()

            for (index, name) in ["_1", "_2", "_3"].enumerated() {
                var values = Probe.values
                values[Probe.size] = UInt64(index)
                try await service.add(thing(name), properties: values)
            }
            let tree = try await bus.busctl("tree", "--list", Probe.service)
            #expect(tree.output.contains("\(Probe.family)/_1\n\(Probe.family)/_2\n\(Probe.family)/_3\n"))

            let second = BusProxy(fixture.client, service: Probe.service, path: thing("_2"))
            #expect(try await second.get(Probe.size) == 1)
            #expect(try await second.call(Probe.double, 3) == 6)
            try await service.update(Probe.size, to: 9, at: thing("_2"))
            #expect(try await second.properties(of: Probe.description)[Probe.size] == 9)

            try await service.remove(thing("_2"))
            let gone = await #expect(throws: BusError.self) { try await second.call(Probe.double, 3) }
            #expect(gone?.code == .remote("org.freedesktop.DBus.Error.UnknownObject"))
            let managed = try await bus.busctl(
                "call",
                Probe.service,
                Probe.path.text,
                "org.freedesktop.DBus.ObjectManager",
                "GetManagedObjects"
            )
            #expect(managed.output.contains("\(Probe.family)/_1"))
            #expect(!managed.output.contains("\(Probe.family)/_2"))

            var members: [String] = []
            while let line = await lines.next() {
                if let member = line.split(separator: "member=").dropFirst().first { members.append(String(member)) }
                if members.last == "InterfacesRemoved" { break }
            }
            #expect(
                members.suffix(4) == ["InterfacesAdded", "InterfacesAdded", "InterfacesAdded", "InterfacesRemoved"]
            )
        }
    }

    @Test func anObjectThatIsNotListedAnswersWhoeverKnowsIt() async throws {
        try await ProbeFixture.with { fixture in
            let (service, bus) = (fixture.service, fixture.bus)
            try await service.exportObjectManager(at: Probe.path)
            try await service.exportFamily(Probe.implementation(on: service), under: Probe.family)
            let managed = ["call", Probe.service, Probe.path.text, "org.freedesktop.DBus.ObjectManager"]
            func list() async throws -> String { try await bus.busctl(managed + ["GetManagedObjects"]).output }
            let object = BusProxy(fixture.client, service: Probe.service, path: thing("_1"))

            #expect(try await service.addUnlisted(thing("_1"), properties: Probe.values))
            #expect(try await object.get(Probe.size) == 2)
            #expect(try await !list().contains("_1"))
            var values = Probe.values
            values[Probe.size] = 3
            #expect(try await !service.addUnlisted(thing("_1"), properties: values))
            #expect(try await object.get(Probe.size) == 2)

            try await service.add(thing("_1"), properties: values)
            #expect(try await list().contains("_1"))
            try await service.retire(thing("_1"))
            #expect(try await !list().contains("_1"))
            #expect(try await object.get(Probe.size) == 3)
            try await service.remove(thing("_1"))
            await #expect(throws: BusError.self) { try await object.get(Probe.size) }
        }
    }

    @Test func whatIsNotThereCannotBeUpdated() async throws {
        try await ProbeFixture.with { fixture in
            try await fixture.service.update(Probe.size, to: 9, at: thing("_1"))
            try await fixture.service.remove(thing("_1"))
            let error = await #expect(throws: BusError.self) {
                try await fixture.service.add(thing("_1"), properties: Probe.values)
            }
            #expect(error?.code == .incomplete)
        }
    }

    @Test func aThousandObjectsAreListed() async throws {
        try await ProbeFixture.with { fixture in
            try await fixture.service.exportFamily(Probe.implementation(on: fixture.service), under: Probe.family)
            for number in 0..<1000 {
                try await fixture.service.add(thing("_\(number)"), properties: Probe.values)
            }
            let tree = try await fixture.bus.busctl("tree", "--list", Probe.service)
            #expect(tree.output.split(separator: "\n").count { $0.hasPrefix("\(Probe.family)/_") } == 1000)
        }
    }

    private func thing(_ name: String) -> ObjectPath {
        ObjectPath(known: "\(Probe.family)/\(name)")
    }
}
