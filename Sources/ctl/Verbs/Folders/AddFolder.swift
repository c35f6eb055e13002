import ArgumentParser
import Contract
import Systemd

/// One more folder.
struct AddFolder: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Watch one more folder.",
        discussion: """
            For example: impastoctl folders add holiday /data/holiday/in --outbox /data/holiday/out priority=-1

            The daemon must be able to write to both places; “impastoctl doctor” says whether it is.
            """
    )

    @OptionGroup var options: GlobalOptions

    @Argument(help: "The folder's name from now on.")
    var folder: String

    @Argument(help: "The directory where pictures will be dropped.", completion: .directory)
    var inbox: String

    @Option(help: "Where the paintings go.", completion: .directory)
    var outbox: String?

    @Argument(help: ArgumentHelp("More settings.", valueName: "key=value"))
    var settings: [SettingArgument] = []

    func run() async throws {
        try await options.withDaemon { daemon in
            var values = settings.onTheBus
            values["inbox"] = .string(PathArgument.absolute(inbox))
            values["outbox"] = outbox.map { .string(PathArgument.absolute($0)) }
            let request = FolderAddition(name: folder, settings: values)
            _ = try await daemon.order(ManagerInterface.addFolder, request)
            options.say("Folder \(folder) is watched now; it paints as soon as there is a style.toml in it.")
        }
    }
}
