import ArgumentParser

/// The watch of the folders, for those who look into what it does.
struct Debug: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "debug",
        abstract: "Look into the watch of the folders, and put it to the test.",
        subcommands: [DebugEvents.self, DebugRecrawl.self, DebugOverflow.self]
    )
}
