import ArgumentParser

/// The watched folders.
struct Folders: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "folders",
        abstract: "List, show, pause and change the watched folders.",
        discussion: """
            The settings of a folder are those of a [[folder]] in impastod.toml(5). What is set here is in force at \
            once, outlasts restarts, and wins over impastod.toml.
            """,
        subcommands: [
            ListFolders.self, ShowFolder.self, PauseFolder.self, ResumeFolder.self, AddFolder.self, EditFolder.self,
            RemoveFolder.self,
        ],
        defaultSubcommand: ListFolders.self
    )
}
