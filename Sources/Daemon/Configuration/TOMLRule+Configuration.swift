import StrictTOML

extension TOMLRule<Duration> {
    /// A time span in seconds, with or without a fraction.
    static func seconds(in range: ClosedRange<Double>) -> TOMLRule {
        let number = TOMLRule<Double>.number(in: range)
        return TOMLRule(allowed: "\(number.allowed), in seconds") { number.read($0).map { .seconds($0) } }
    }
}

extension TOMLRule<Int> {
    /// A number of bytes, by itself or with K, M, G or T behind it, each 1024 times the one before.
    static var bytes: TOMLRule {
        TOMLRule(allowed: "a number of bytes, such as \"4G\"") { value in
            switch value {
            case .integer(let bytes): bytes > 0 ? bytes : nil
            case .string(let text): bytes(text)
            default: nil
            }
        }
    }

    private static func bytes(_ text: String) -> Int? {
        guard let power = ["K", "M", "G", "T"].firstIndex(where: { text.hasSuffix($0) }) else { return nil }
        guard let count = Int(text.dropLast()), count > 0 else { return nil }
        let (bytes, isTooMuch) = count.multipliedReportingOverflow(by: 1 << (10 * (power + 1)))
        return isTooMuch ? nil : bytes
    }
}

extension TOMLRule<String> {
    /// The name of a folder: one word that needs no quoting anywhere.
    static var folderName: TOMLRule {
        TOMLRule(allowed: "a name of letters, digits, \"-\", \"_\" and \".\", at most 64 of them") { value in
            guard case .string(let name) = value, (1...64).contains(name.utf8.count) else { return nil }
            let isWord = name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
                case UInt8(ascii: "0")...UInt8(ascii: "9"): true
                default: "-_.".utf8.contains(byte)
                }
            }
            return isWord ? name : nil
        }
    }
}
