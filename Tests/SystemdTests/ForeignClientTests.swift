import Contract
import Systemd
import TestSupport
import Testing

/// The service as clients see it that are none of ours: busctl, gdbus, dbus-monitor.
@Suite(.timeLimit(.minutes(2)))
struct ForeignClientTests {
    @Test func introspectionTellsWhatTheDescriptionSays() async throws {
        try await PrivateBus.with { bus in
            let service = try await Probe.serve(on: bus.address)
            let answer = try await bus.busctl("introspect", "--xml-interface", Probe.service, Probe.path.text)
            let told = lines(answer.output).drop { $0 != "<interface name=\"\(Probe.name)\">" }
            let expected = lines(Probe.description.xml)
            #expect(Array(told.prefix(expected.count)) == expected)
            await service.close()
        }
    }

    @Test func everyTypeCrossesTheBusBothWays() async throws {
        try await PrivateBus.with { bus in
            let service = try await Probe.serve(on: bus.address)
            let arguments = [
                EveryType.signature,
                "true", "255", "-2147483648", "4294967295", "-9223372036854775808", "18446744073709551615", "-0.125",
                "Öl", "/a/_1", "3", "0", "99", "233", "2", "", "b", "2", "n", "u", "3", "s", "s", "x",
                "1", "7", "/j/_7", "in", "cat", "running", "0.5", "1", "1", "a", "1", "b", "as", "1", "c",
            ]
            let answer = try await bus.busctl(
                ["--", "call", Probe.service, Probe.path.text, Probe.name, "Echo"] + arguments
            )
            #expect(answer.errors == "")
            let words = answer.output.split(separator: " ").joined(separator: " ")
            let expected = """
                \(EveryType.signature) true 255 -2147483648 4294967295 -9223372036854775808 18446744073709551615 -0.125 \
                "\\303\\226l" "/a/_1" 3 0 99 233 2 "" "b" 2 "n" u 3 "s" s "x" \
                1 7 "/j/_7" "in" "cat" "running" 0.5 1 1 "a" 1 "b" as 1 "c"\n
                """
            #expect(words == expected)
            await service.close()
        }
    }

    @Test func propertiesAreReadAndSet() async throws {
        try await PrivateBus.with { bus in
            let service = try await Probe.serve(on: bus.address)
            let object = [Probe.service, Probe.path.text, Probe.name]
            #expect(try await bus.busctl(["get-property"] + object + ["Fixed"]).output == "s \"rock\"\n")
            #expect(try await bus.busctl(["set-property"] + object + ["Level", "u", "9"]).status == 0)
            #expect(try await bus.busctl(["get-property"] + object + ["Level"]).output == "u 9\n")

            let refused = try await bus.busctl(["set-property"] + object + ["Level", "u", "11"])
            #expect(refused.errors.contains("11 is more than 10."))
            #expect(try await bus.busctl(["get-property"] + object + ["Level"]).output == "u 9\n")

            #expect(try await bus.busctl(["set-property"] + object + ["Fixed", "s", "sand"]).status != 0)
            #expect(try await bus.busctl(["set-property"] + object + ["Level", "s", "9"]).status != 0)
            await service.close()
        }
    }

    @Test func errorsHaveTheirNames() async throws {
        try await PrivateBus.with { bus in
            let service = try await Probe.serve(on: bus.address)
            for code in ServiceErrorCode.allCases {
                let answer = try await bus.gdbus(Probe.name + ".Refuse", code.rawValue)
                #expect(
                    answer.errors.contains("org.impasto.Impasto1.\(code.rawValue): No, because of \(code.rawValue).")
                )
            }
            let failure = try await bus.gdbus(Probe.name + ".Fail")
            #expect(failure.errors.contains("org.impasto.Impasto1.InternalError: CancellationError()"))
            let broken = try await bus.gdbus(Probe.name + ".Broken")
            #expect(broken.errors.contains("org.freedesktop.DBus.Error.InvalidArgs: nan cannot be sent"))
            let unknown = try await bus.gdbus(Probe.name + ".Unknown")
            #expect(unknown.errors.contains("org.freedesktop.DBus.Error.UnknownMethod"))
            await service.close()
        }
    }

    @Test func aMonitorSeesSignalsAndChangedProperties() async throws {
        try await PrivateBus.with { bus in
            let service = try await Probe.serve(on: bus.address)
            let monitor = try bus.monitor("type='signal',path='\(Probe.path)'")
            defer { monitor.kill() }
            var lines = monitor.lines.makeAsyncIterator()
            _ = await lines.next()

            // Nothing is told of a value that stays what it is, or of one that nobody is told of.
            try await service.update(Probe.level, to: 1, at: Probe.path)
            try await service.update(Probe.speed, to: 7.5, at: Probe.path)
            var values = PropertyValues()
            values[Probe.level] = 5
            values[Probe.size] = 6
            values[Probe.secret] = "still"
            try await service.update(Probe.description, at: Probe.path, values)
            try await service.emit(Probe.happened, 42, from: Probe.path)

            var seen: [String] = []
            while let line = await lines.next() {
                seen.append(line.split(separator: " ").joined(separator: " "))
                if line.hasSuffix("uint64 42") { break }
            }
            let signals = seen.filter { $0.hasPrefix("signal") && $0.contains("path=\(Probe.path)") }
            try #require(signals.count == 2)
            #expect(signals[0].hasSuffix("interface=org.freedesktop.DBus.Properties; member=PropertiesChanged"))
            #expect(signals[1].hasSuffix("interface=\(Probe.name); member=Happened"))
            let changes = try #require(seen.firstIndex(of: signals[0]))
            #expect(
                seen[(changes + 1)...].prefix(while: { $0 != signals[1] }).joined(separator: " ") == """
                    string "\(Probe.name)" array [ dict entry( string "Level" variant uint32 5 ) ] array [ string "Size" string "Secret" ]
                    """
            )
            await service.close()
        }
    }

    private func lines(_ text: String) -> [String] {
        text.split(separator: "\n").map { line in String(line.drop { $0 == " " || $0 == "\t" }) }
    }
}

extension PrivateBus {
    func busctl(_ arguments: String...) async throws -> CommandOutput {
        try await busctl(arguments)
    }

    func busctl(_ arguments: [String]) async throws -> CommandOutput {
        try await run("busctl", ["--user"] + arguments)
    }

    func gdbus(_ method: String, _ arguments: String...) async throws -> CommandOutput {
        let target = ["--dest", Probe.service, "--object-path", Probe.path.text, "--method", method]
        return try await run("gdbus", ["call", "--session"] + target + arguments)
    }
}
