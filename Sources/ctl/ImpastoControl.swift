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
        subcommands: [
            Status.self, List.self, Show.self, Submit.self, Cancel.self, Retry.self, Pause.self, Drain.self,
            Resume.self,
            Wait.self, Reload.self, Folders.self, Rescan.self, Sync.self, GetSetting.self, SetSetting.self,
            Network.self,
            Recipe.self,
        ]
    )

    static func main() async {
        do {
            var command = try parseAsRoot(Arguments.normalised(Array(CommandLine.arguments.dropFirst())))
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
