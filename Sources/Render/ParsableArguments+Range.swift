import ArgumentParser

extension ParsableArguments {
    /// Checks a number of the command line.
    ///
    /// - Throws: `ValidationError` that names the option and what it may be.
    func require(_ number: Int, in range: ClosedRange<Int>, _ option: String) throws(ValidationError) {
        guard range.contains(number) else {
            throw ValidationError("\(option) \(number): from \(range.lowerBound) to \(range.upperBound)")
        }
    }
}
