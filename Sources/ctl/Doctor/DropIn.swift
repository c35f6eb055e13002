import Contract
import SystemPackage

/// The part of a unit that lets the daemon into its folders.
struct DropIn {
    private let lines: [String]

    /// What is to be known of it, for people.
    let remarks: [String]

    /// Whether anything has to be said.
    var isNeeded: Bool { !lines.isEmpty }

    /// The drop-in that folders need beside what a unit allows.
    ///
    /// What it says, root installs. So it has no place that only a style.toml names, which others than the administrator may
    /// write.
    ///
    /// - Throws: `ControlFailure` where a path cannot stand in a unit.
    init(for folders: [ExaminedFolder], beside unit: Unit) throws {
        let sandbox = Sandbox(unit)
        var remarks: [String] = []
        var lines: Set<String> = []
        for place in folders.flatMap(\.places) {
            let path = place.path.resolved
            let view = sandbox.view(of: path)
            if view == .writable { continue }
            let what = "The \(place.label), \(place.path.shown)"
            if place.isOfStyle {
                remarks.append("\(what), is left out: only its style.toml names it. Look at it, and give it by outbox.")
                continue
            }
            if path != place.path { remarks.append("\(what), leads to \(path.shown).") }
            guard Self.isText(path) else {
                throw ControlFailure(.failed, "\(what), leads to \(path.shown): no unit can name such a place.")
            }
            let key = view == .hidden ? "BindPaths" : "ReadWritePaths"
            lines.insert("\(key)=\(Self.word(path, isBind: view == .hidden))")
        }
        self.remarks = remarks
        self.lines = lines.sorted()
    }

    /// The drop-in, with the end of its last line.
    var text: String {
        (["# Made by impastoctl doctor --drop-in: the folders that are configured now.", "[Service]"] + lines)
            .map { $0 + "\n" }.joined()
    }

    /// Whether a path has neither control characters, which could begin a line of their own, nor other bytes than text.
    private static func isText(_ path: FilePath) -> Bool {
        path.shown == path.string.replacing("\\", with: "\\\\")
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
