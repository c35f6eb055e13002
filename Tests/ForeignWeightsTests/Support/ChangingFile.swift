import Foundation
import Testing

/// A file that is written again and again, and removed in the end.
final class ChangingFile {
    private let url = FileManager.default.temporaryDirectory.appending(path: "impasto-\(UUID().uuidString)")

    deinit { remove() }

    /// The file's path, once it holds these bytes.
    func path(holding bytes: [UInt8]) throws -> String {
        // A new file each time: ext4 waits for the disk when an old one is cut and filled again. Nor by Foundation's
        // Data, which waits for the disk in any case.
        remove()
        let stream = try #require(OutputStream(url: url, append: false))
        stream.open()
        defer { stream.close() }
        try #require(stream.write(bytes, maxLength: bytes.count) == bytes.count)
        return url.path
    }

    private func remove() {
        try? FileManager.default.removeItem(at: url)
    }
}
