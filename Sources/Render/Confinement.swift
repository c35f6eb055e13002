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

    /// The files and folders that are read, besides; nil where everything may be.
    private let sources: [String]?

    init(_ command: RenderCommand, _ assignment: Assignment) {
        let files = [command.output, command.snapshots, command.trace, command.checkpoint, command.sidecar]
        folders = Set(files.compactMap { $0.map { UnfinishedFile.split($0).folder } }).sorted()
        sources = command.confineReading.map { folder in
            // One that is not found is told when it is read.
            let network = try? NetworkLocation.path(for: assignment.recipe)
            return [folder, assignment.content] + [network].compactMap(\.self) + Confinement.system
        }
    }

    /// Where libraries lie, time zones, and what the kernel tells of memory and processors.
    private static let system = ["/usr", "/lib", "/lib64", "/etc", "/proc", "/sys"]

    /// Gives up what can be given up here; the reporter is told of what cannot.
    func begin(_ reporter: Reporter) {
        guard clinux_forgo_privileges() == 0 else { return note("privileges", reporter) }
        let isBound = Confinement.withNames(folders) { folders in
            Confinement.withNames(sources ?? []) { sources in
                clinux_confine(folders, CInt(folders.count), sources, self.sources == nil ? -1 : CInt(sources.count))
            }
        }
        if isBound != 0 { note(sources == nil ? "writing elsewhere" : "reading and writing elsewhere", reporter) }
        if clinux_forgo_sockets() != 0 { note("sockets and other programs", reporter) }
    }

    /// Lends texts as C has them.
    private static func withNames<Result>(_ texts: [String], _ body: ([UnsafePointer<CChar>]) -> Result) -> Result {
        let copies = texts.map { strdup($0) }
        defer { copies.forEach { free($0) } }
        return body(copies.compactMap { copy in copy.map { UnsafePointer($0) } })
    }

    private func note(_ right: String, _ reporter: Reporter) {
        reporter.note("not confined: \(right) cannot be given up here: \(String(cString: strerror(errno)))")
    }
}
