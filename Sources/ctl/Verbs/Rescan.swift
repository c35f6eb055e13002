import ArgumentParser
import Contract
import Systemd

/// A folder looked through.
struct Rescan: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look through a folder's inbox at once.",
        discussion: "Prints how many pictures were found that were not known yet."
    )

    @OptionGroup var options: GlobalOptions

    @Argument(help: "The folder's name.", completion: .folders)
    var folder: String

    func run() async throws {
        try await options.withDaemon { daemon in
            let found = try await daemon.manager.call(ManagerInterface.rescanFolder, WithOptions(folder))
            try options.printer.facts(of: ["found": found], [("Found", String(found))])
        }
    }
}
