import ArgumentParser
import Contract
import Systemd

/// Jobs, or the whole queue, going on.
struct Resume: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Let paused jobs, or the whole queue, go on.")

    @OptionGroup var options: GlobalOptions

    @Argument(help: ArgumentHelp("The jobs' numbers; none for the whole queue.", valueName: "id"))
    var ids: [UInt64] = []

    func run() async throws {
        try await options.withDaemon { daemon in
            guard !ids.isEmpty else {
                _ = try await daemon.manager.call(ManagerInterface.resumeAll, Nothing())
                return options.say("The queue goes on.")
            }
            let outcomes = try await daemon.each(ids) { id in
                _ = try await daemon.manager.call(ManagerInterface.resumeJob, id)
                options.say("Job \(id) goes on.")
            }
            try outcomes.check()
        }
    }
}
