import Weights

extension FileBytes {
    /// Where `count` bytes from `start` on are, if the file has them.
    ///
    /// - Throws: `WeightError` when the file ends before them.
    func stretch(from start: Int, count: Int) throws(WeightError) -> Range<Int> {
        guard start >= 0, count >= 0, start <= self.count, count <= self.count - start else {
            throw WeightError(.truncated, path, "ends early, after \(self.count) bytes; get it again")
        }
        return start..<start + count
    }

    /// The bytes of a range that lies within the file.
    func copy(_ range: Range<Int>) -> [UInt8] {
        look(at: range) { bytes in [UInt8](bytes) }
    }
}
