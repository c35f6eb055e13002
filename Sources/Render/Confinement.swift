internal import CLinux
import Glibc

/// What keeps a picture that takes over its decoder from doing harm: rights that painting does not take are given up
/// before the first picture is read.
///
/// Landlock binds the calling thread and those that it starts, so this comes before the engine has any; OpenBLAS, whose own
/// would begin before `main`, is told to have none (``OpenBLASEnvironment``).
struct Confinement {
    /// The folders in which something is written.
    private let folders: [String]

    init(_ command: RenderCommand) {
        let files = [command.output, command.snapshots, command.trace, command.checkpoint, command.sidecar]
        folders = Set(files.compactMap { $0.map { UnfinishedFile.split($0).folder } }).sorted()
    }

    /// Gives up what can be given up here; the reporter is told of what cannot.
    func begin(_ reporter: Reporter) {
        guard clinux_forgo_privileges() == 0 else { return note("privileges", reporter) }
        let names = folders.map { strdup($0) }
        defer { names.forEach { free($0) } }
        let readable = names.compactMap { name in name.map { UnsafePointer($0) } }
        if clinux_confine_writing(readable, CInt(readable.count)) != 0 { note("writing elsewhere", reporter) }
        if clinux_forgo_sockets() != 0 { note("sockets and other programs", reporter) }
    }

    private func note(_ right: String, _ reporter: Reporter) {
        reporter.note("not confined: \(right) cannot be given up here: \(String(cString: strerror(errno)))")
    }
}
