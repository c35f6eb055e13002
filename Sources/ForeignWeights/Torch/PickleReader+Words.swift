import Weights

/// Numbers, texts and names.
extension PickleReader {
    mutating func checkProtocol() throws(WeightError) {
        let version = try cursor.byte()
        guard version <= 2 else {
            throw WeightError(
                .unknownFormat,
                cursor.path,
                "has a pickle of protocol \(version); write it with torch.save's own protocol, which is 2"
            )
        }
    }

    /// A whole number of any size; one that fits into no `Int` is of no use here.
    mutating func long() throws(WeightError) -> PickleObject {
        let bytes = try cursor.take(try cursor.number(width: 1))
        guard bytes.count <= 8 else { return .otherNumber }
        let isNegative = bytes.last.map { $0 >= 0x80 } ?? false
        return .integer(bytes.reversed().reduce(isNegative ? -1 : 0) { $0 << 8 | Int($1) })
    }

    mutating func text(_ count: Int) throws(WeightError) -> String {
        try text(cursor.take(count))
    }

    /// Something that a name stands for.
    ///
    /// - Throws: `WeightError` of the code `.forbidden` for any name that is not in `PickleGlobal`.
    mutating func global() throws(WeightError) -> PickleGlobal {
        let module = try text(cursor.line())
        let name = try text(cursor.line())
        guard let global = PickleGlobal(module: module, name: name) else {
            let asked = "\(module).\(name)".prefix(80).debugDescription
            throw WeightError(
                .forbidden,
                cursor.path,
                "asks for \(asked), which a state dictionary never needs; nothing of it was run."
                    + " If you trust it, load it in PyTorch and save model.state_dict()"
            )
        }
        return global
    }

    private func text(_ bytes: ArraySlice<UInt8>) throws(WeightError) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw damage("text that is no UTF-8") }
        return text
    }
}
