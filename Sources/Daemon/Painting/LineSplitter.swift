/// Cuts a stream of bytes into lines; a line that is too long to be meant is left out.
struct LineSplitter {
    /// The longest line that is given, in bytes.
    let longest: Int

    private var line: [UInt8] = []
    private var isTooLong = false

    init(longest: Int) {
        self.longest = longest
    }

    /// Takes more bytes and gives the lines that are complete now, without their ends.
    mutating func take(_ bytes: some Sequence<UInt8>) -> [String] {
        var lines: [String] = []
        for byte in bytes {
            if byte == UInt8(ascii: "\n") {
                if !isTooLong { lines.append(String(decoding: line, as: UTF8.self)) }
                line = []
                isTooLong = false
            } else if line.count < longest {
                line.append(byte)
            } else {
                isTooLong = true
            }
        }
        return lines
    }
}
