import Contract
import Glibc
import Jobs
import Recipe
import SystemPackage

/// Whether there is room for a painting and what comes with it, before an hour is spent on it.
struct RoomCheck {
    /// More than a job's rows, its frozen recipe and SQLite's log of them take.
    private static let recordBytes = 1 << 20

    let outbox: FilePath
    let outboxReserve: Int
    let state: FilePath
    let stateReserve: Int

    /// How many bytes the painting and its snapshots may take.
    let paintingBytes: Int

    /// Looks at both file systems.
    ///
    /// - Throws: `JobFailure` that blocks the folder where there is too little room; a file system that does not tell
    ///   is believed to have it.
    func run() throws(JobFailure) {
        try check("the outbox", outbox, needs: paintingBytes, leaves: outboxReserve)
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

extension Recipe {
    /// How many bytes a painting and its snapshots take at most, uncompressed.
    ///
    /// - Parameter sourceBytes: The size of the picture's file, from which its pixels are guessed, a byte each, where the
    ///   recipe does not say how many there will be.
    /// - Returns: The bytes.
    func paintingBytes(sourceBytes: Int64) -> Int {
        let pixels: Double =
            switch size {
            case .pixels(let side): Double(side) * Double(side)
            default: Double(sourceBytes)
            }
        let snapshots = snapshotEvery > 0 ? iterations / snapshotEvery + snapshotFirst : snapshotFirst
        return Int(clamping: Int64(min(1e15, pixels * 3 * Double(bitDepth / 8) * Double(1 + snapshots))))
    }
}

extension Int {
    /// In MiB, with a digit behind the point.
    fileprivate var mebibytes: String {
        let (whole, rest) = quotientAndRemainder(dividingBy: 1 << 20)
        return "\(whole).\(rest * 10 / (1 << 20))"
    }
}
