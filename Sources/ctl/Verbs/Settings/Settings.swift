import ArgumentParser

/// The daemon's settings.
struct Settings: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settings",
        abstract: "Show and change settings of the daemon.",
        discussion: """
            The keys are those of impastod.toml(5); those of the worker begin with “worker.”. What is set here is in \
            force at once, outlasts restarts, and wins over impastod.toml until it is reset.
            """,
        subcommands: [GetSettings.self, SetSettings.self, ResetSettings.self],
        defaultSubcommand: GetSettings.self
    )
}
