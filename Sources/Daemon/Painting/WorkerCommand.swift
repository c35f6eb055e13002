import Glibc
import Subprocess
import SystemPackage

/// How a worker is called.
///
/// The programs before it in the command line replace one another by it, so that the process is the worker's from the
/// beginning: setpriv(1) has the kernel kill it when the daemon dies, prlimit(1) bounds its memory by RLIMIT_DATA (the
/// address space would be the wrong thing to bound: a network file is mapped, and threads reserve stacks that they never
/// touch), nice(1) lowers its priority.
struct WorkerCommand {
    let program: FilePath
    let configuration: WorkerConfiguration
    /// The path at which the picture came into the inbox.
    let picture: FilePath
    let recipe: FilePath
    let hidden: HiddenFiles
    /// How often the worker writes down how far it has come.
    let checkpointInterval: Duration
    /// The folder outside of which it may read no pictures; nil where it may.
    let bounds: FilePath?
    /// How many bytes it is to leave free.
    let freeSpace: Int

    /// What the worker calls its picture: its standard input, which is the very file that was queued.
    static let source = "/dev/stdin"

    /// The program to start.
    let launcher = FilePath("/usr/bin/setpriv")

    /// Its arguments.
    var arguments: Arguments {
        var words = ["--pdeathsig", "KILL", "--"]
        if let limit = configuration.memoryLimit { words += ["prlimit", "--data=\(limit)", "--"] }
        if configuration.niceness > 0 { words += ["nice", "-n", "\(configuration.niceness)", "--"] }
        words += [program.string, Self.source, "--recipe", recipe.string, "--output", hidden.painting.string]
        words += ["--name=\(picture.shown)", "--snapshots", hidden.snapshots.string, "--progress", "json", "--confine"]
        words += ["--free-space", "\(freeSpace)"]
        if let bounds { words += ["--confine-reading", bounds.string] }
        words += ["--checkpoint", hidden.checkpoint.string]
        words += ["--checkpoint-every", "\(checkpointInterval / .seconds(1))"]
        if hidden.hasSidecar { words += ["--sidecar", hidden.sidecar.string] }
        if let threads = configuration.threads { words += ["--threads", "\(threads)"] }
        return Arguments(words)
    }

    /// The part of the daemon's environment that concerns a worker; the rest is between the daemon and its manager.
    ///
    /// Unless somebody asks for them, OpenBLAS is to start no threads of its own when the worker is loaded: it would kill the
    /// worker (SIGINT) where the system has no room for them.
    static var environment: Environment {
        let names = [
            "PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR", "LD_LIBRARY_PATH", "IMPASTO_ISA",
            "IMPASTO_NETWORKS", "STATE_DIRECTORY", "XDG_STATE_HOME",
        ]
        let families = ["OPENBLAS_"]
        var chosen: [[UInt8]] = []
        var next = environ
        while let variable = next.pointee {
            let text = String(cString: variable)
            let name = text.prefix { $0 != "=" }
            if names.contains(String(name)) || families.contains(where: { name.hasPrefix($0) }) {
                // The bytes become a C string as they are: their end belongs to them.
                chosen.append(Array(UnsafeRawBufferPointer(start: variable, count: strlen(variable) + 1)))
            }
            next += 1
        }
        let singleThread = Array("OPENBLAS_NUM_THREADS=1\0".utf8)
        let name = singleThread.prefix { $0 != UInt8(ascii: "=") }
        if !chosen.contains(where: { $0.starts(with: name) }) { chosen.append(singleThread) }
        return .custom(chosen)
    }
}
