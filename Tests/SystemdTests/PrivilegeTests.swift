import Contract
import Glibc
import Systemd
import TestSupport
import Testing

/// Who may set properties on a bus that several people share: sd-bus itself sees to that.
@Suite(.timeLimit(.minutes(2)))
struct PrivilegeTests {
    @Test func propertiesAreSetByRootAndTheServiceItselfOnly() async throws {
        try await TemporaryDirectory.with { directory in
            #expect(chmod("\(directory.path)", 0o755) == 0)
            let bus = try await PrivateBus(socket: directory.appending("bus"), isShared: true)
            defer { bus.stop() }
            let service = try await Probe.serve(on: bus.address)
            let object = [Probe.service, Probe.path.text, Probe.name]
            let setting = ["busctl", "--address=\(bus.address)", "set-property"] + object + ["Level", "u"]
            let own = try await CommandOutput.of("env", setting + ["7"])
            #expect(own.status == 0, "\(own.errors)")
            // Only root can become somebody else.
            if geteuid() == 0 {
                let refusal = try await CommandOutput.of(
                    "setpriv",
                    ["--reuid=nobody", "--clear-groups"] + setting + ["8"]
                )
                #expect(refusal.status != 0 && refusal.errors.contains("Access"), "\(refusal.errors)")
            }
            let reading = ["--address=\(bus.address)", "get-property"] + object + ["Level"]
            #expect(try await CommandOutput.of("busctl", reading).output == "u 7\n")
            await service.close()
        }
    }
}
