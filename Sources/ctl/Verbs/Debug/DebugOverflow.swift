import ArgumentParser
import Contract
import Systemd

/// Lost events, without losing any.
struct DebugOverflow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "overflow",
        abstract: "Have the daemon do what it does when the kernel has dropped events.",
        discussion: "All inboxes are read through, and “status” counts it among the events lost. Nothing is lost."
    )

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await options.withDaemon { daemon in
            _ = try await daemon.order(ManagerInterface.pretendOverflow, [:])
            options.say("All inboxes have been read through, as if the kernel had dropped events.")
        }
    }
}
