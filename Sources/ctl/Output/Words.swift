import Glibc

/// Values as words for people.
enum Words {
    /// A part of a whole, as a percentage.
    static func percent(_ part: Double) -> String {
        "\(Int((part * 100).rounded(.down)))%"
    }

    /// Microseconds since 1970, as date and time of this place.
    static func time(_ microseconds: UInt64) -> String {
        var seconds = time_t(microseconds / 1_000_000)
        var parts = tm()
        localtime_r(&seconds, &parts)
        var buffer = [CChar](repeating: 0, count: 64)
        let count = strftime(&buffer, buffer.count, "%a %Y-%m-%d %H:%M:%S %Z", &parts)
        return String(decoding: buffer[..<count].map(UInt8.init), as: UTF8.self)
    }
}
