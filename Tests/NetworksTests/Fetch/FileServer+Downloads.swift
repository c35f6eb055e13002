import Foundation
import Networks
import SystemPackage
import TestSupport
import Testing

extension FileServer {
    /// The folder of parts.
    var folder: String { directory.appending("downloads").string }

    /// Where the downloads' part is.
    var part: String { folder + "/network.part" }

    /// The bytes of the part; nil when there is none.
    var kept: Data? { try? Data(contentsOf: URL(filePath: part)) }

    /// A download that waits for nothing between its attempts.
    func download(
        _ path: String,
        size: Int? = nil,
        digest: PublishedDigest? = nil,
        secure: Bool = false,
        _ change: (inout DownloadSettings) -> Void = { _ in }
    ) -> Download {
        var settings = DownloadSettings(userAgent: "impasto/test")
        settings.pause = .zero
        change(&settings)
        let file = PublishedFile(address(path, secure: secure), size: size, digest: digest)
        return Download(of: file, as: "network", in: folder, settings)
    }

    /// The error that a download must end with.
    func failure(of download: Download) async throws -> FetchError {
        try await #require(throws: FetchError.self) { try await download.run() }
    }
}
