import Contract
import SystemPackage

/// The part of a unit that lets the daemon into its folders.
struct DropIn {
    private let lines: [String]

    /// Whether anything has to be said.
    var isNeeded: Bool { !lines.isEmpty }

    /// The drop-in that folders need beside what a unit allows.
    init(for folders: [ExaminedFolder], beside unit: Unit) {
        let sandbox = Sandbox(unit)
        let places = folders.flatMap { [$0.inbox, $0.outbox] }.map(\.resolved)
        lines = Set(places).sorted { $0.string < $1.string }.compactMap { place in
            switch sandbox.view(of: place) {
            case .writable: nil
            case .readOnly: "ReadWritePaths=\(Self.word(place, isBind: false))"
            case .hidden: "BindPaths=\(Self.word(place, isBind: true))"
            }
        }
    }

    /// The drop-in, with the end of its last line.
    var text: String {
        (["# Made by impastoctl doctor --drop-in: the folders that are configured now.", "[Service]"] + lines)
            .map { $0 + "\n" }.joined()
    }

    /// A path that may be missing, as a unit has it (systemd.syntax(7)): `%` begins a specifier, a space ends a word, and a
    /// colon the source of a bind.
    private static func word(_ path: FilePath, isBind: Bool) -> String {
        var text = "-"
        for letter in path.string {
            switch letter {
            case "%": text += "%%"
            case "\\", "\"", "'": text += "\\\(letter)"
            case ":" where isBind: text += "\\:"
            default: text.append(letter)
            }
        }
        return text.contains(where: " \t\\".contains) ? "\"\(text)\"" : text
    }
}
