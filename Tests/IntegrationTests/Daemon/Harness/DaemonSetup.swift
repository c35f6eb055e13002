/// How a daemon under test begins.
struct DaemonSetup {
    /// What stands in the inbox's `style.toml`, or nil for none.
    var recipe: String? = TestRecipe.quick

    /// Settings of the daemon beside its folder.
    var settings = ""

    /// Settings of its workers beside the number of their threads.
    var worker = ""

    /// Additions to its environment.
    var environment: [String: String] = [:]

    /// Whether it runs already when the test gets it.
    var isStarted = true
}
