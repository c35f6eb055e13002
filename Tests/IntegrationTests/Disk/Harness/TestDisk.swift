import Foundation
import SystemPackage

/// A disk in trouble: what programs ask of it goes by way of a library that is loaded before all others (`Tests/TestDisk`),
/// which has chosen calls fail or writes down what they do.
///
/// The file that they share with the test is described in `CTestDisk.h`.
struct TestDisk: Sendable {
    /// Calls that mean the same to a disk.
    enum Call: String, CaseIterable, Sendable {
        case open, create, read, write, sync, truncate, close, rename, link, unlink, mkdir, stat, access, list
    }

    /// The places of numbers in the file.
    private enum Word: Int64 {
        case calls = 0
        case faults = 8
        case first = 16
        case last = 24
        case error = 32
        case records = 40
    }

    private static let callPlace: Int64 = 56, pathPlace: Int64 = 128, size: Int64 = 4096

    /// The file that is shared.
    private let file: FilePath

    /// A disk that is well, and whose control is in a file at that path.
    init(at path: FilePath) throws {
        file = path
        let descriptor = try path.openForWriting()
        try descriptor.closeAfter { try descriptor.resize(to: Self.size) }
    }

    /// What has a program use the disk.
    var environment: [String: String] {
        ["LD_PRELOAD": Programs.path("libTestDisk.so"), "IMPASTO_TEST_DISK": file.string]
    }

    /// A shell script that is a worker on this disk.
    var worker: String {
        let variables = environment.map { "\($0)='\($1)'" }.sorted().joined(separator: " ")
        return "\(variables) exec \(Programs.impastoRender) \"$@\""
    }

    /// What is done to the disk, line by line, by programs that were started after ``record(_:)``.
    var log: FilePath { FilePath("\(file).log") }

    /// How many of the calls that are meant have failed.
    var faults: Int {
        get throws { Int(try read(.faults)) }
    }

    /// How many of the calls that are meant have been made.
    var calls: Int {
        get throws { Int(try read(.calls)) }
    }

    /// Lets the calls of a kind in a directory fail, of all programs together.
    ///
    /// - Parameters:
    ///   - call: The kind.
    ///   - place: The directory.
    ///   - error: What they fail with; nil for doing only half of what they shall.
    ///   - numbers: Which of the calls from now on, counted from 1.
    /// - Throws: `Errno` when the file that is shared cannot be written.
    func fail(_ call: Call, in place: FilePath, with error: Errno?, at numbers: ClosedRange<Int>) throws {
        try heal()
        try write(Array(call.rawValue.utf8) + [0], at: Self.callPlace)
        try write(Array(place.string.utf8) + [0], at: Self.pathPlace)
        try write(0, to: .calls)
        try write(0, to: .faults)
        try write(UInt64(error?.rawValue ?? 0), to: .error)
        try write(UInt64(numbers.upperBound), to: .last)
        try write(UInt64(numbers.lowerBound), to: .first)
    }

    /// Lets no further call fail.
    func heal() throws { try write(0, to: .first) }

    /// Has programs write down from their start what they do to a directory.
    func record(_ place: FilePath) throws {
        try write(Array(place.string.utf8) + [0], at: Self.pathPlace)
        try write(1, to: .records)
    }

    private func write(_ value: UInt64, to word: Word) throws {
        try write(withUnsafeBytes(of: value) { Array($0) }, at: word.rawValue)
    }

    private func write(_ bytes: [UInt8], at offset: Int64) throws {
        let descriptor = try FileDescriptor.open(file, .writeOnly, options: [.closeOnExec])
        _ = try descriptor.closeAfter { try descriptor.writeAll(toAbsoluteOffset: offset, bytes) }
    }

    private func read(_ word: Word) throws -> UInt64 {
        let descriptor = try FileDescriptor.open(file, .readOnly, options: [.closeOnExec])
        return try descriptor.closeAfter {
            var value: UInt64 = 0
            _ = try withUnsafeMutableBytes(of: &value) {
                try descriptor.read(fromAbsoluteOffset: word.rawValue, into: $0)
            }
            return value
        }
    }
}
