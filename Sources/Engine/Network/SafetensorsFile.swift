import FoundationEssentials
import Glibc

/// A safetensors file that has been checked: eight bytes of header length (little-endian), a JSON header, raw tensors.
///
/// Source: the format's description in huggingface/safetensors. Everything that a file says of itself is checked against
/// its bytes, because networks come from anywhere.
struct SafetensorsFile {
    let path: String
    let metadata: [String: String]
    private let entries: [String: SafetensorsHeader.Entry]
    private let data: Data
    private let base: Int

    /// Maps the file and checks its header.
    init(path: String) throws(NetworkError) {
        self.path = path
        try SafetensorsFile.requireRegularFile(path)
        do {
            data = try Data(contentsOf: URL(filePath: path), options: .alwaysMapped)
        } catch {
            throw NetworkError(.unreadable, path, "cannot be read; check that this user may read it")
        }
        guard data.count >= 8 else {
            throw NetworkError(.truncated, path, "is \(data.count) bytes long, not a network")
        }
        let length = data.prefix(8).enumerated().reduce(UInt64(0)) {
            $0 | UInt64($1.element) << (8 * UInt64($1.offset))
        }
        guard length <= UInt64(data.count - 8) else {
            throw NetworkError.headerLength(length, bytes: data.count, path)
        }
        base = 8 + Int(length)
        do {
            let header = try JSONDecoder().decode(SafetensorsHeader.self, from: data[8..<base])
            (metadata, entries) = (header.metadata, header.entries)
        } catch {
            throw NetworkError(.notSafetensors, path, "has a header that is not safetensors JSON: \(error)")
        }
        for (name, entry) in entries.sorted(by: { $0.key < $1.key }) {
            try check(name, entry)
        }
        try checkOverlaps()
    }

    /// The values of a tensor as 32-bit floats, or nil if the file has none of that name.
    ///
    /// - Throws: `NetworkError` when the shape is not the expected one or a value is not finite.
    func floats(
        _ name: String,
        shape: ([Int]) -> Bool,
        expected: String
    ) throws(NetworkError) -> (shape: [Int], [Float])? {
        guard let entry = entries[name] else { return nil }
        guard shape(entry.shape) else {
            throw NetworkError(.wrongShape, path, "has \(name) in shape \(entry.shape), expected \(expected)")
        }
        let values = data.withUnsafeBytes { bytes in
            let raw = UnsafeRawBufferPointer(
                rebasing: bytes[(base + entry.data_offsets[0])..<(base + entry.data_offsets[1])]
            )
            return entry.dtype == "F16"
                ? stride(from: 0, to: raw.count, by: 2).map {
                    Float(
                        Float16(
                            bitPattern: UInt16(littleEndian: raw.loadUnaligned(fromByteOffset: $0, as: UInt16.self))
                        )
                    )
                }
                : stride(from: 0, to: raw.count, by: 4).map {
                    Float(bitPattern: UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: $0, as: UInt32.self)))
                }
        }
        forget(entry)
        guard values.allSatisfy(\.isFinite) else {
            throw NetworkError(.notFinite, path, "holds a value in \(name) that is not a number; the file is damaged")
        }
        return (entry.shape, values)
    }

    /// Takes a tensor's pages out of this process's memory, where the whole file would stand beside its kernels
    /// otherwise; whoever reads them again maps them again (madvise(2)).
    private func forget(_ entry: SafetensorsHeader.Entry) {
        data.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else { return }
            let page = sysconf(CInt(_SC_PAGESIZE))
            let first = (Int(bitPattern: start) + base + entry.data_offsets[0] + page - 1) / page * page
            let last = (Int(bitPattern: start) + base + entry.data_offsets[1]) / page * page
            guard first < last else { return }
            madvise(UnsafeMutableRawPointer(bitPattern: first), last - first, MADV_DONTNEED)
        }
    }

    private func check(_ name: String, _ entry: SafetensorsHeader.Entry) throws(NetworkError) {
        let sizes = ["F16": 2, "F32": 4]
        guard let size = sizes[entry.dtype] else {
            throw NetworkError(.wrongType, path, "stores \(name) as \(entry.dtype); only F32 and F16 can be read")
        }
        var bytes = size
        for side in entry.shape {
            let (product, overflow) = bytes.multipliedReportingOverflow(by: side)
            guard side > 0, !overflow else {
                throw NetworkError(.wrongShape, path, "has \(name) in the impossible shape \(entry.shape)")
            }
            bytes = product
        }
        guard entry.data_offsets.count == 2, entry.data_offsets[0] >= 0, entry.data_offsets[0] <= entry.data_offsets[1],
            entry.data_offsets[1] - entry.data_offsets[0] == bytes
        else {
            throw NetworkError(.notSafetensors, path, "gives \(name) offsets that do not fit its shape \(entry.shape)")
        }
        guard entry.data_offsets[1] <= data.count - base else {
            throw NetworkError(.truncated, path, "ends before \(name) does; copy or download it again")
        }
    }

    private func checkOverlaps() throws(NetworkError) {
        let inOrder = entries.sorted { $0.value.data_offsets[0] < $1.value.data_offsets[0] }
        for (one, next) in zip(inOrder, inOrder.dropFirst())
        where next.value.data_offsets[0] < one.value.data_offsets[1] {
            throw NetworkError(.notSafetensors, path, "stores \(one.key) and \(next.key) in the same bytes")
        }
    }

    /// A named pipe would block its reader for ever, a device might never end.
    private static func requireRegularFile(_ path: String) throws(NetworkError) {
        var status = stat()
        guard stat(path, &status) == 0 else {
            throw NetworkError(.unreadable, path, "cannot be read: \(String(cString: strerror(errno)))")
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw NetworkError(.unreadable, path, "is no regular file; give the network file itself")
        }
    }
}
