import Foundation
import Pictures
import Testing

/// A file of the folder that `Fixtures/make.py` fills.
struct Fixture: CustomTestStringConvertible {
    let url: URL

    var name: String { url.lastPathComponent }
    var stem: String { url.deletingPathExtension().lastPathComponent }
    var testDescription: String { name }

    /// All fixtures of a folder with a given extension, or all at all.
    static func all(in folder: String, extensions: Set<String> = ["png", "jpg"]) -> [Fixture] {
        let folder = Bundle.module.bundleURL.appending(path: "Fixtures/\(folder)")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.sorted().map { Fixture(url: folder.appending(path: $0)) }
            .filter { extensions.contains($0.url.pathExtension) }
    }

    init(url: URL) {
        self.url = url
    }

    init(_ path: String) {
        url = Bundle.module.bundleURL.appending(path: "Fixtures/\(path)")
    }

    func bytes() throws -> [UInt8] {
        [UInt8](try Data(contentsOf: url))
    }

    func picture() throws -> Picture {
        try Picture.decode(bytes(), named: name)
    }

    /// The size at the end of the name, as in `lanczos-20x13.png`.
    var sizeInName: (width: Int, height: Int) {
        get throws {
            let numbers = try #require(stem.split(separator: "-").last).split(separator: "x").compactMap { Int($0) }
            try #require(numbers.count == 2)
            return (numbers[0], numbers[1])
        }
    }

    /// What the `.raw` file beside the fixture says that it must be read as.
    func expected() throws -> Picture {
        let bytes = [UInt8](try Data(contentsOf: url.deletingPathExtension().appendingPathExtension("raw")))
        let words = bytes[..<12].withUnsafeBytes { raw in
            (0..<3).map { Int(UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self))) }
        }
        let values = stride(from: 12, to: bytes.count, by: 2).map { UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8 }
        let channels = words[2]
        let pixels = stride(from: 0, to: values.count, by: channels)
        return try Picture(
            width: words[0],
            height: words[1],
            samples: pixels.flatMap { values[$0..<$0 + 3] },
            alpha: channels == 4 ? pixels.map { values[$0 + 3] } : nil
        )
    }
}

/// The largest difference between two rows of samples; infinite if they are not as long as each other.
func largestDifference(_ first: [UInt16], _ second: [UInt16]) -> Double {
    guard first.count == second.count else { return .infinity }
    return zip(first, second).reduce(0) { max($0, abs(Double($1.0) - Double($1.1))) }
}

/// One step of an 8-bit picture.
let level = 257.0

/// The code of the error that something throws, if it does.
func code(of operation: () throws -> Void) -> PictureError.Code? {
    do {
        try operation()
        return nil
    } catch {
        return (error as? PictureError)?.code
    }
}

/// The mean difference between two rows of samples; infinite if they are not as long as each other.
func meanDifference(_ first: [UInt16], _ second: [UInt16]) -> Double {
    guard first.count == second.count else { return .infinity }
    return zip(first, second).reduce(0) { $0 + abs(Double($1.0) - Double($1.1)) } / Double(first.count)
}
