import Networks

/// How far a download is, in less than 80 columns.
///
/// `42% [########            ] 32.1 MiB of 76.4 MiB, 5.2 MiB/s, 9 s left`
struct ProgressBar: CustomStringConvertible {
    private static let width = 20

    /// The line.
    let description: String

    /// The line for a download of which `count` bytes are there, `fetched` of them in this time.
    init(count: Int, total: Int?, fetched: Int, in time: Duration) {
        let speed = Double(fetched) / max(time / .seconds(1), 0.001)
        let whole = total.map { " of \(ByteSize($0))" } ?? ""
        var words = ["\(ByteSize(count))\(whole)", "\(ByteSize(Int(speed)))/s"]
        guard let total, total > 0 else {
            description = words.joined(separator: ", ")
            return
        }
        let part = min(Double(count) / Double(total), 1)
        let done = Int(part * Double(Self.width))
        let bar = String(repeating: "#", count: done) + String(repeating: " ", count: Self.width - done)
        // The first moment tells nothing of the speed.
        if time >= .seconds(1), speed > 0 { words.append("\(Int(Double(max(total - count, 0)) / speed)) s left") }
        description = "\(Int(part * 100))% [\(bar)] \(words.joined(separator: ", "))"
    }
}
