import ArgumentParser
import Contract
import Glibc

/// The command `impastoctl`.
@main
struct ImpastoControl: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "impastoctl",
        abstract: "See and steer the Impasto painting daemon.",
        discussion: """
            Data goes to standard output, everything else to standard error.

            Exit status:
              0    done; a job that was waited for is painted
              1    the daemon refused, or a job that was waited for failed
              2    the command line makes no sense
              3    a job that was waited for was canceled
              4    no daemon answers on that bus
              124  the time of --timeout is over
            """,
        version: Release.version,
        groupedSubcommands: [
            CommandGroup(
                name: "Jobs",
                subcommands: [
                    List.self, History.self, Show.self, Submit.self, Watch.self, Wait.self, Log.self, Cancel.self,
                    Retry.self, Priority.self, Pause.self, Resume.self,
                ]
            ),
            CommandGroup(name: "Folders", subcommands: [Folders.self, Rescan.self, Sync.self]),
            CommandGroup(
                name: "Daemon",
                subcommands: [
                    Status.self, Monitor.self, Drain.self, Reload.self, Settings.self, Validate.self, Doctor.self,
                    Debug.self,
                ]
            ),
            CommandGroup(name: "Pictures", subcommands: [Recipe.self, Network.self]),
        ]
    )

    static func main() async {
        do {
            var command = try await asyncParseAsRoot(Arguments.normalised(Array(CommandLine.arguments.dropFirst())))
            if var verb = command as? any AsyncParsableCommand {
                try await verb.run()
            } else {
                try command.run()
            }
        } catch let failure as ControlFailure {
            Talk.say(failure.message)
            Glibc.exit(failure.code.rawValue)
        } catch  where exitCode(for: error) == .success {
            // Help and version are no errors, though they come this way.
            exit(withError: error)
        } catch {
            Talk.say(fullMessage(for: error))
            Glibc.exit(ClientExit.usage.rawValue)
        }
    }
}
