/// The last good recipe of each folder, which outlives the daemon.
extension JobQueue {
    /// The recipe that a folder was last painted by; nil where there was none.
    ///
    /// - Throws: `JobError` when the file cannot be read.
    public func lastRecipe(of folder: String) throws(JobError) -> FrozenRecipe? {
        try store.setting(Self.recipeSetting(folder)).map(FrozenRecipe.init(json:))
    }

    /// Remembers a folder's recipe, or forgets it.
    ///
    /// - Throws: `JobError` when the file cannot be written.
    public func setLastRecipe(of folder: String, to recipe: FrozenRecipe?) throws(JobError) {
        try store.set([Self.recipeSetting(folder): recipe?.json])
    }

    private static func recipeSetting(_ folder: String) -> String {
        "recipe of \(folder)"
    }
}
