import ArgumentParser
import Contract
import Glibc

/// The command `impasto-network`.
@main
struct ImpastoNetwork: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: name,
        abstract: "Manage the networks that Impasto paints with.",
        discussion: """
            A network's name stands for NAME.safetensors in the first of these folders that has it: $IMPASTO_NETWORKS; \
            networks in $STATE_DIRECTORY; impasto/networks in $XDG_STATE_HOME or ~/.local/state; \
            /var/lib/impasto/networks; what came with the programs. Networks are imported into the first one where it is \
            set, else by root, or whoever may write there, into /var/lib/impasto/networks, else into the user's.

            Data goes to standard output, everything else to standard error.

            Exit status:
              0    done
              1    the file is no network, is damaged or cannot be written; there is no such network
              2    the command line makes no sense
            """,
        version: Release.version,
        subcommands: [ImportVerb.self, FetchVerb.self, ListVerb.self, ShowVerb.self, RemoveVerb.self, ConvertVerb.self]
    )

    /// What was typed to get here: another program that was replaced by this one says so.
    private static var name: String {
        let called = CommandLine.arguments.first ?? ""
        return called.hasSuffix(" network") ? called : SiblingProgram.network.name
    }

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var verb = command as? any AsyncParsableCommand {
                try await verb.run()
            } else {
                try command.run()
            }
        } catch let interruption as Interruption {
            interruption.endThisProcess()
        } catch let status as ExitCode {
            Glibc.exit(status.rawValue)
        } catch  where exitCode(for: error) == .success {
            // Help and version are no errors, though they come this way.
            exit(withError: error)
        } catch {
            let failure = ToolFailure(error)
            Talk.say(failure?.message ?? fullMessage(for: error))
            Glibc.exit((failure?.code ?? .usage).rawValue)
        }
    }
}
