import TestSupport

/// How a daemon under test begins.
struct DaemonSetup {
    /// What stands in the inbox's `style.toml`, or nil for none.
    var recipe: String? = TestRecipe.quick

    /// Settings of the daemon beside its folder.
    var settings = ""

    /// Settings of its workers beside the number of their threads.
    var worker = ""

    /// Further lines of its folder's table.
    var folder = ""

    /// Directories of the scratch directory that become small file systems of the daemon's own, with their bytes.
    var disks: [String: Int] = [:]

    /// Directories of the scratch directory that it can only read, as a disk that is mounted so.
    var readOnly: [String] = []

    /// Directories of the scratch directory that it sees through FUSE, and nobody else.
    var fuse: [String] = []

    /// What bounds it and all that it starts together; nil for nothing.
    var group: ControlGroup?

    /// Additions to its environment.
    var environment: [String: String] = [:]

    /// Whether permissions hold for it also where the tests run as root, who may read everything.
    var isBoundByPermissions = false

    /// Whether its bus has the limits of a system bus; those of a user's own are hardly any.
    var hasLimitedBus = false

    /// Whether it is the machine's daemon, on a bus that several users share.
    var isForEverybody = false

    /// Whether it runs already when the test gets it.
    var isStarted = true
}
