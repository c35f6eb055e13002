/// Whether the unit lets the daemon into its folders.
struct SandboxCheck: Check {
    func findings(on machine: ExaminedMachine) async -> [Finding] {
        guard let unit = machine.unit else {
            return [
                .warning("sandbox", "No systemd that has a unit impastod answers, so nothing is known of its sandbox.")
            ]
        }
        let sandbox = Sandbox(unit)
        var findings: [Finding] = []
        if unit.isSet("NeedDaemonReload") {
            let advice = machine.isSystem ? "sudo systemctl daemon-reload" : "systemctl --user daemon-reload"
            findings.append(.warning("sandbox", "The unit was changed, and systemd has not read it yet.", advice))
        }
        let advice = "impastoctl doctor --drop-in prints what the unit lacks."
        for place in machine.folders.flatMap(\.places) {
            let path = place.path.resolved
            let what = "the \(place.label), \(path.shown)"
            switch sandbox.view(of: path) {
            case .writable: findings.append(.ok("sandbox", "The unit lets the daemon write to \(what)."))
            case .readOnly: findings.append(.error("sandbox", "The unit lets the daemon only read \(what).", advice))
            case .hidden: findings.append(.error("sandbox", "The unit hides \(what), from the daemon.", advice))
            }
        }
        return findings
    }
}
