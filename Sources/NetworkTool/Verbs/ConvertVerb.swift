import ArgumentParser
import Contract
import FoundationEssentials
import Networks
import SystemPackage

/// Reads the network file on standard input, and describes it as JSON on standard output.
///
/// The other verbs start this one in a process of its own.
struct ConvertVerb: ParsableCommand {
    /// What the file is called here; whoever started the process knows its name.
    static let file = "/dev/stdin"

    static let configuration = CommandConfiguration(
        commandName: "convert",
        abstract: "Read a network file on standard input.",
        shouldDisplay: false
    )

    @Option var source: String
    @Option var family: Family?
    @Option var output: String?

    func run() throws {
        try Confinement.begin()
        let description: NetworkDescription
        do {
            let conversion = try Conversion(path: Self.file, name: source, family: family)
            description = try output.map(conversion.write) ?? conversion.description()
        } catch let error as NetworkError where error.code == .unwritable {
            Talk.say(error.description)
            throw ExitCode(WorkerExit.outputUnwritable.rawValue)
        } catch {
            throw ToolFailure(.failed, "\(error)")
        }
        try FileDescriptor.standardOutput.writeAll(JSONEncoder().encode(description))
    }
}
