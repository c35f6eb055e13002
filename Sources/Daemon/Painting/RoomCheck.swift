import Contract
import Jobs
import SystemPackage

/// Whether there is room for a painting and what comes with it.
///
/// The worker knows what it will take, and looks before it begins; here its forecast is gone by, so that none is started
/// only to find the disk as it was.
struct RoomCheck {
    /// More than a job's rows, its frozen recipe and SQLite's log of them take.
    private static let recordBytes = 1 << 20

    let hidden: HiddenFiles
    let outboxReserve: Int
    let state: FilePath
    let stateReserve: Int

    /// How many bytes the painting takes at most, by the worker that was there last; nil where none was.
    let forecast: Int?

    /// Looks at both file systems.
    ///
    /// - Throws: `JobFailure` that blocks the folder where there is too little room; a file system that does not tell
    ///   is believed to have it.
    func run() throws(JobFailure) {
        let taken = [hidden.folder, hidden.snapshots].reduce(0) { $0 + $1.takenBytes }
        try check("the outbox", hidden.outbox, needs: max(0, (forecast ?? 0) - taken), leaves: outboxReserve)
        try check("the state directory", state, needs: Self.recordBytes, leaves: stateReserve)
    }

    private func check(_ what: String, _ path: FilePath, needs: Int, leaves: Int) throws(JobFailure) {
        guard let free = path.freeBytes, free - leaves < needs else { return }
        throw JobFailure(
            code: ServiceErrorCode.noSpace.rawValue,
            message: """
                \(what) \(path.shown) has \(free.mebibytes) MiB free, of which \(leaves.mebibytes) MiB are to be left \
                (free-space), and a painting may take \(needs.mebibytes) MiB
                """,
            consequence: .blocks
        )
    }
}

extension Int {
    /// In MiB, with a digit behind the point.
    fileprivate var mebibytes: String {
        let (whole, rest) = quotientAndRemainder(dividingBy: 1 << 20)
        return "\(whole).\(rest * 10 / (1 << 20))"
    }
}
