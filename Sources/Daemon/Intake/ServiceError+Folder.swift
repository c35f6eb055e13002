import Contract

extension ServiceError {
    /// There is no folder of that name.
    static func noSuchFolder(_ name: String) -> ServiceError {
        ServiceError(.noSuchFolder, "There is no folder \(name).")
    }
}
