import Glibc
import Weights

/// A folder of networks: a file NAME.safetensors for each.
public struct NetworkStore: Sendable {
    /// The folder.
    public let folder: String

    /// The folder of that path, which need not be there.
    public init(_ folder: String) {
        self.folder = folder
    }

    /// The networks that are there, by name.
    public var names: [String] {
        entries.compactMap { entry in
            let isNetwork = entry.hasSuffix(NetworkStore.ending) && !entry.hasPrefix(".")
            return isNetwork ? String(entry.dropLast(NetworkStore.ending.count)) : nil
        }.sorted()
    }

    /// Where the network of that name is or would be.
    public func path(of name: String) -> String {
        "\(folder)/\(name)\(NetworkStore.ending)"
    }

    /// Whether there is a network of that name.
    public func has(_ name: String) -> Bool {
        access(path(of: name), F_OK) == 0
    }

    /// How many bytes a file has; 0 where it cannot be looked at.
    public static func size(of path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    /// The SHA-256 of a file, in lower-case hexadecimal digits.
    ///
    /// - Throws: `NetworkError` when it cannot be read.
    public static func digest(of path: String) throws(NetworkError) -> String {
        do throws(WeightError) {
            return try FileDigest.of(path: path)
        } catch {
            throw NetworkError(.unreadable, error.description)
        }
    }

    /// Deletes a network.
    ///
    /// - Throws: `NetworkError` when there is none of that name, or it may not be deleted.
    public func remove(_ name: NetworkName) throws(NetworkError) {
        guard unlink(path(of: name.description)) == 0 else {
            throw errno == ENOENT
                ? NetworkError(.noSuchNetwork, "there is no network “\(name)” in \(folder)")
                : NetworkError(.unwritable, "\(path(of: name.description)) cannot be removed: \(reason())")
        }
        try synchronise()
    }

    /// Makes the folder where it is missing, and its parents.
    ///
    /// - Throws: `NetworkError` when it cannot be made.
    func make() throws(NetworkError) {
        var end = folder.startIndex
        repeat {
            end = folder[end...].dropFirst().firstIndex(of: "/") ?? folder.endIndex
            guard mkdir(String(folder[..<end]), 0o755) == 0 || errno == EEXIST else {
                throw NetworkError(.unwritable, "the folder \(folder) cannot be made: \(reason())")
            }
        } while end < folder.endIndex
    }

    /// Brings the names in the folder to the disk.
    ///
    /// - Throws: `NetworkError` when the disk refuses.
    func synchronise() throws(NetworkError) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        defer { if descriptor >= 0 { close(descriptor) } }
        guard descriptor >= 0, fsync(descriptor) == 0 else {
            throw NetworkError(.unwritable, "the folder \(folder) cannot be brought to disk: \(reason())")
        }
    }

    /// All names in the folder; none where it cannot be read.
    var entries: [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            names.append(name)
        }
        return names
    }

    static let ending = ".safetensors"

    private func reason() -> String { String(cString: strerror(errno)) }
}
