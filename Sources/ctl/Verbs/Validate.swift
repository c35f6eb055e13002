import ArgumentParser
import Contract
import SystemPackage

/// Configuration files looked at before they are used.
struct Validate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Find what is wrong with a style.toml or an impastod.toml.",
        discussion: """
            A file named settings.toml, or with impastod in its name, is taken for the daemon's configuration; any other one, \
            or a folder, for a recipe. Each problem is a line; there is none, and exit status 0, when nothing is wrong. It \
            takes no daemon.
            """
    )

    @OptionGroup var options: GlobalOptions

    @Argument(help: ArgumentHelp("The files.", valueName: "file"), completion: .file())
    var files: [PictureFile]

    func run() async throws {
        var problems: [Problem] = []
        for file in files { problems += try await Self.problems(of: file) }
        try options.printer.list(problems, [Column("PROBLEM") { $0.problem }], hasHeadings: false)
        guard problems.isEmpty else { throw ControlFailure(.failed, "Not everything is good; see above.") }
        options.say("Nothing is wrong.")
    }

    private static func problems(of file: PictureFile) async throws -> [Problem] {
        let path = file.path.string
        let name = file.path.lastComponent?.string ?? ""
        let isDaemons = name == "settings.toml" || name.contains("impastod")
        let program = isDaemons ? SiblingProgram.daemon : .render
        let words = isDaemons ? ["--check", "--config", path] : ["recipe", "check", path]
        guard let answer = await ProgramAnswer.of(program, words) else {
            throw ControlFailure(.failed, "\(program.name) is not installed with this impastoctl.")
        }
        guard !answer.isSuccess else { return [] }
        // What the programs say on standard error begins with who says it.
        return answer.lines.map { line in
            let heads = ["\(program.name): critical: ", "\(program.name): "]
            let head = heads.first { line.hasPrefix($0) } ?? ""
            return Problem(file: path, problem: String(line.dropFirst(head.count)))
        }
    }

    private struct Problem: Encodable {
        let file: String
        let problem: String
    }
}
