import ArgumentParser
import Contract
import Systemd

/// A folder: how it is, and its settings.
struct ShowFolder: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show how a folder is, and its settings that are in force."
    )

    @OptionGroup var options: GlobalOptions

    @Argument(help: "The folder's name.", completion: .folders)
    var folder: String

    func run() async throws {
        try await options.withDaemon { daemon in
            let object = try await daemon.folder(folder)
            let values = try await object.properties(of: FolderInterface.description, and: FolderInterface.details)
            let receiving = try await object.call(FolderInterface.listReceiving, Nothing())
            let settings = try await daemon.manager.call(ManagerInterface.getFolderSettings, folder)
            let details = FolderDetails(values, receiving, settings)
            try options.printer.facts(
                of: details,
                [
                    ("Folder", details.name),
                    ("State", details.state?.rawValue),
                    ("Reason", details.reason),
                    ("No job yet", details.receivingText),
                    ("Watched by", details.watchMethod),
                    ("Style", details.style),
                    ("Error in style.toml", details.recipeError),
                ] + details.settings.sorted { $0.key < $1.key }.map { ($0.key, $0.value.text) }
            )
        }
    }
}
