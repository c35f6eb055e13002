import Contract
import FoundationEssentials
import SystemPackage

/// Whether every folder has a recipe, and the network that it paints with is there.
struct NetworkCheck: Check {
    private struct Shown: Decodable {
        struct Painter: Decodable {
            let path: String
            let family: String
        }
        let network: Painter
    }

    func findings(on machine: ExaminedMachine) async -> [Finding] {
        var findings: [Finding] = []
        for folder in machine.folders { findings.append(await finding(folder, machine)) }
        return findings
    }

    private func finding(_ folder: ExaminedFolder, _ machine: ExaminedMachine) async -> Finding {
        let recipe = folder.inbox.appending("style.toml")
        guard await Account.own.may([.read], recipe) == true else {
            return .warning(
                "network",
                "\(recipe.shown) is not there, or you may not read it.",
                "Without a recipe the pictures in that inbox wait."
            )
        }
        let words = ["recipe", "show", "--json", "--recipe", recipe.string]
        guard let answer = await ProgramAnswer.of(SiblingProgram.render, words) else {
            return .error("network", "There is no impasto-render beside this impastoctl.", "Install it again.")
        }
        guard answer.isSuccess, let shown = try? JSONDecoder().decode(Shown.self, from: Data(answer.output.utf8)) else {
            let reason = answer.errors.split(separator: "\n").map { line in
                line.hasPrefix("impasto-render: ") ? line.dropFirst("impasto-render: ".count) : line
            }
            return .error(
                "network",
                "\(folder.name): \(reason.joined(separator: " "))",
                "impastoctl validate \(recipe.shown)"
            )
        }
        let network = FilePath(shown.network.path)
        if await machine.account.may([.read], network) == false {
            let message = "\(machine.account.name) may not read \(network.shown), the network of \(folder.name)."
            return .error("network", message, "chmod a+r \(network.shown)")
        }
        return .ok("network", "\(folder.name) paints with \(network.shown), of the family \(shown.network.family).")
    }
}
