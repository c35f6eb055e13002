import Contract
import Glibc
import Systemd
import TestSupport
import Testing

/// Who may set properties on a bus that several people share: the setter sees to that, and nothing else does.
@Suite(.timeLimit(.minutes(2)))
struct PrivilegeTests {
    @Test func theSetterDecidesWhoMaySet() async throws {
        try await PrivateBus.with(isShared: true) { bus in
            let service = try await Probe.serve(on: bus.address) { value, call, _ in
                guard call.user == geteuid() || value < 5 else { throw ServiceError(.accessDenied, "Not \(value).") }
            }
            try await service.limitCalls(perUser: 10, except: [])
            let object = [Probe.service, Probe.path.text, Probe.name]
            let setting = ["busctl", "--address=\(bus.address)", "set-property"] + object + ["Level", "u"]
            let own = try await CommandOutput.of("env", setting + ["7"])
            #expect(own.status == 0, "\(own.errors)")
            var level = 7
            // Only root can become somebody else.
            if geteuid() == 0 {
                let other = ["--reuid=nobody", "--clear-groups"] + setting
                let refusal = try await CommandOutput.of("setpriv", other + ["8"])
                #expect(refusal.status != 0 && refusal.errors.contains("Not 8."), "\(refusal.errors)")
                level = 3
                #expect(try await CommandOutput.of("setpriv", other + ["3"]).status == 0)
            }
            let reading = ["--address=\(bus.address)", "get-property"] + object + ["Level"]
            #expect(try await CommandOutput.of("busctl", reading).output == "u \(level)\n")
            await service.close()
        }
    }
}
