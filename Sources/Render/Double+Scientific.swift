import Glibc

extension Double {
    /// The number as C's `%.4e` has it: `1.2346e+03`.
    var scientific: String {
        var text = [CChar](repeating: 0, count: 32)
        let count = withVaList([self]) { vsnprintf(&text, text.count, "%.4e", $0) }
        return String(decoding: text.prefix(Int(count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// The number with one digit behind the point.
    var tenths: String { "\((self * 10).rounded() / 10)" }
}
