import Glibc

/// Values as words for people.
enum Words {
    /// A part of a whole, as a percentage.
    static func percent(_ part: Double) -> String {
        "\(Int((part * 100).rounded(.down)))%"
    }

    /// A number with four digits that count.
    static func number(_ value: Double) -> String {
        var buffer = [CChar](repeating: 0, count: 32)
        let count = withVaList([value]) { vsnprintf(&buffer, buffer.count, "%.4g", $0) }
        return String(decoding: buffer[..<Int(count)].map(UInt8.init), as: UTF8.self)
    }

    /// A number of bytes.
    static func bytes(_ count: UInt64) -> String {
        let units = ["bytes", "KiB", "MiB", "GiB", "TiB"]
        var value = Double(count), unit = 0
        while value >= 1024, unit < units.count - 1 {
            value /= 1024
            unit += 1
        }
        return "\(unit == 0 ? String(count) : number(value)) \(units[unit])"
    }

    /// A time span, to the second where that matters.
    static func duration(_ span: Duration) -> String {
        let seconds = Int(span.components.seconds)
        switch seconds {
        case ..<60: return "\(seconds) s"
        case ..<3600: return "\(seconds / 60) min \(seconds % 60) s"
        default: return "\(seconds / 3600) h \(seconds % 3600 / 60) min"
        }
    }

    /// A user by name, or by number where nobody has it.
    static func user(_ number: UInt32) -> String {
        getpwuid(number).map { String(cString: $0.pointee.pw_name) } ?? String(number)
    }

    /// Microseconds since 1970, as date and time of this place.
    static func time(_ microseconds: UInt64) -> String {
        date(microseconds, "%a %Y-%m-%d %H:%M:%S %Z")
    }

    /// Microseconds since 1970, as strftime(3) writes them for this place.
    static func date(_ microseconds: UInt64, _ format: String) -> String {
        var seconds = time_t(microseconds / 1_000_000)
        var parts = tm()
        localtime_r(&seconds, &parts)
        var buffer = [CChar](repeating: 0, count: 64)
        let count = strftime(&buffer, buffer.count, format, &parts)
        return String(decoding: buffer[..<count].map(UInt8.init), as: UTF8.self)
    }
}
