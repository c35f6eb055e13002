import Contract

extension WithOptions {
    /// The argument, where no option is given: none is known yet.
    var plainArgument: Argument {
        get throws(ServiceError) {
            try options.requireNone()
            return argument
        }
    }
}

extension [String: BusVariant] {
    /// Refuses options, of which none is known yet.
    func requireNone() throws(ServiceError) {
        guard isEmpty else { throw ServiceError(.invalidArgument, "No option is known.") }
    }
}
