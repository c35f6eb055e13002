import Contract

/// The scripts by which shells complete the command lines of the programs.
enum Completions {
    /// The scripts, each under the name that its shell looks for, in a folder of its shell.
    static func all() async throws -> [Document] {
        var scripts: [Document] = []
        for program in [SiblingProgram.control, .render] {
            let names = [("bash", program.name), ("zsh", "_\(program.name)"), ("fish", "\(program.name).fish")]
            for (shell, name) in names {
                let script = try await Programs.completions(of: program, for: shell)
                scripts.append(Document(name: "\(shell)/\(name)", text: script))
            }
        }
        return scripts
    }
}
