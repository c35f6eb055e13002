import Contract
import SystemPackage

/// Whether the daemon answers, and its configuration is in order.
struct DaemonCheck: Check {
    func findings(on machine: ExaminedMachine) async -> [Finding] {
        [daemon(machine)] + folders(machine) + (await configuration(machine)) + settings(machine)
    }

    private func daemon(_ machine: ExaminedMachine) -> Finding {
        guard let (version, state) = machine.daemon else {
            return .error("daemon", machine.silence?.replacing("\n", with: " ") ?? "No impastod answers.")
        }
        if version != Release.version {
            return .warning(
                "daemon",
                "impastod \(version) runs, and this is impastoctl \(Release.version).",
                machine.scope.systemctl("restart")
            )
        }
        let message = "impastod \(version) answers on the \(machine.scope.address) and is \(state.rawValue)."
        return .ok("daemon", message)
    }

    private func folders(_ machine: ExaminedMachine) -> [Finding] {
        if machine.folders.isEmpty {
            return [
                .warning(
                    "folders",
                    "No folder is watched.",
                    "impastoctl folders add NAME --help tells how to have one."
                )
            ]
        }
        return machine.folders.compactMap { folder in
            guard let state = folder.state else { return nil }
            let check = "folder \(folder.name)"
            let message = "It is \(state.rawValue)\(folder.reason.isEmpty ? "" : ": \(folder.reason)")"
            switch state {
            case .active: return .ok(check, "It is active.")
            case .paused, .degraded: return .warning(check, message)
            case .missing, .blocked: return .error(check, message)
            }
        }
    }

    private func settings(_ machine: ExaminedMachine) -> [Finding] {
        guard machine.daemon == nil, let path = machine.file.unreadSettings else { return [] }
        let message = "\(path.shown) cannot be read, so that folders which were set over the bus are not looked at."
        return [.warning("configuration", message, "Root may read it.")]
    }

    private func configuration(_ machine: ExaminedMachine) async -> [Finding] {
        let path = machine.file.path
        guard machine.file.isRead else {
            guard machine.daemon == nil else { return [] }
            return [.error("configuration", "\(path.shown) cannot be read.", "Is it there, and may you read it?")]
        }
        let words = ["--check", "--config", path.string]
        guard let answer = await ProgramAnswer.of(SiblingProgram.daemon, words) else {
            return [.error("configuration", "There is no impastod beside this impastoctl to check \(path.shown).")]
        }
        if answer.isSuccess { return [.ok("configuration", "\(path.shown) is in order.")] }
        return answer.complaints(of: .daemon).map { complaint in
            .error("configuration", complaint, "The daemon refuses the file as long as that is so.")
        }
    }
}
