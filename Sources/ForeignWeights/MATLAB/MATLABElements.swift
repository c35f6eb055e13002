import Weights

/// The variables of a MATLAB 5 file as its outermost tags tell them.
///
/// Behind 128 bytes of header stand elements of two 32-bit words, their kind and their length, and so many bytes.
///
/// Source: MathWorks, "MAT-File Format", chapter "Level 5 MAT-File Format".
enum MATLABElements {
    private static let headerLength = 128
    private static let matrix: UInt32 = 14
    private static let compressed: UInt32 = 15

    /// Whether the header is that of a little-endian file of level 5; level 7.3 is HDF5.
    static func recognises(_ file: FileBytes) -> Bool {
        file.has(Array("MATLAB".utf8)) && file.has([0x00, 0x01, 0x49, 0x4D], at: headerLength - 4)
    }

    /// How many variables the file has.
    ///
    /// - Throws: `WeightError` when one is no variable or goes beyond the end of the file.
    static func count(in file: FileBytes) throws(WeightError) -> Int {
        var offset = headerLength
        var count = 0
        while offset < file.count {
            guard offset <= file.count - 8 else { throw truncated(file) }
            let kind = word(at: offset, of: file)
            guard kind == matrix || kind == compressed else {
                throw WeightError(
                    .damaged,
                    file.path,
                    "is damaged: byte \(offset) begins no variable; get the file anew"
                )
            }
            let length = Int(word(at: offset + 4, of: file))
            guard length <= file.count - offset - 8 else { throw truncated(file) }
            offset += 8 + length
            count += 1
        }
        return count
    }

    private static func word(at offset: Int, of file: FileBytes) -> UInt32 {
        (0..<4).reduce(0) { $0 | UInt32(file[offset + $1]) << UInt32(8 * $1) }
    }

    private static func truncated(_ file: FileBytes) -> WeightError {
        WeightError(.truncated, file.path, "ends in the middle of a variable; get the file anew")
    }
}
