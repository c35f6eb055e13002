import Foundation
import Testing

/// What Debian's Pillow reads in a file that Impasto has written (`Fixtures/read_back.py`).
struct ReadBack: Decodable {
    struct Frame: Decodable {
        let milliseconds: Int?
        let samples: [UInt8]
    }

    struct Tags: Decodable {
        let description: String?
        let orientation: Int?
        let software: String?
        let artist: String?
        let copyright: String?
        let colorSpace: Int?
        let comment: String?
    }

    let format: String
    let width: Int
    let height: Int
    let dpi: [Double]?
    let isSRGB: Bool?
    let tags: Tags
    let texts: [String: String]
    let frames: [Frame]
    let loop: Int?

    init(_ file: [UInt8], extension name: String) throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "written-\(UUID().uuidString).\(name)")
        defer { try? FileManager.default.removeItem(at: path) }
        try Data(file).write(to: path)
        let python = Process()
        let output = Pipe()
        python.executableURL = URL(filePath: "/usr/bin/python3")
        python.arguments = ["-B", Fixture("read_back.py").url.path, path.path]
        python.standardOutput = output
        try python.run()
        let said = try output.fileHandleForReading.readToEnd() ?? Data()
        python.waitUntilExit()
        try #require(python.terminationStatus == 0)
        self = try #require(JSONDecoder().decode([ReadBack].self, from: said).first)
    }
}
