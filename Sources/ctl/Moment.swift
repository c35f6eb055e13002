import ArgumentParser
import Glibc

/// A time as people type it: a part of what systemd.time(7) has.
struct Moment: ExpressibleByArgument {
    /// Microseconds since 1970.
    let microseconds: UInt64

    init?(argument: String) {
        self.init(argument, now: Clock.now())
    }

    private init?(_ text: String, now: UInt64) {
        let seconds = Int(now / 1_000_000)
        let begin = Self.beginOfDay(seconds)
        switch text {
        case "now": self.init(seconds: seconds)
        case "today": self.init(seconds: begin)
        // Noon of the day before is on it also when the clock is changed.
        case "yesterday": self.init(seconds: Self.beginOfDay(begin - 12 * 3600))
        default:
            guard let time = Self.ago(text).map({ seconds - $0 }) ?? Self.date(text, on: seconds) else { return nil }
            self.init(seconds: time)
        }
    }

    private init?(seconds: Int) {
        guard seconds >= 0 else { return nil }
        microseconds = UInt64(seconds) * 1_000_000
    }

    /// How many seconds ago `-2h`, `2h ago` or `2 hours ago` was.
    private static func ago(_ text: String) -> Int? {
        let span: Substring
        if text.hasPrefix("-") {
            span = text.dropFirst()
        } else if text.hasSuffix(" ago") {
            span = text.dropLast(4)
        } else {
            return nil
        }
        let digits = span.prefix(while: \.isNumber)
        let unit = span.dropFirst(digits.count).drop { $0 == " " }
        let units: [(names: [Substring], seconds: Int)] = [
            (["s", "sec", "second", "seconds"], 1), (["m", "min", "minute", "minutes"], 60),
            (["h", "hr", "hour", "hours"], 3600), (["d", "day", "days"], 86_400), (["w", "week", "weeks"], 604_800),
        ]
        guard let count = Int(digits), let length = units.first(where: { $0.names.contains(unit) })?.seconds else {
            return nil
        }
        let (seconds, isTooMuch) = count.multipliedReportingOverflow(by: length)
        return isTooMuch ? nil : seconds
    }

    /// The moment that `2026-11-21 18:30:00` means, or a part of that: a day begins at midnight, and a time is today's.
    private static func date(_ text: String, on now: Int) -> Int? {
        let words = text.split(separator: " ")
        let day = words.first.flatMap { numbers($0, "-", [1970...9999, 1...12, 1...31]) }
        let time = words.last.flatMap {
            numbers($0, ":", [0...23, 0...59, 0...59]) ?? numbers($0, ":", [0...23, 0...59])
        }
        guard !words.isEmpty, words.count == [day, time].count(where: { $0 != nil }) else { return nil }
        var parts = local(now)
        if let day { (parts.tm_year, parts.tm_mon, parts.tm_mday) = (day[0] - 1900, day[1] - 1, day[2]) }
        parts.tm_hour = time?[0] ?? 0
        parts.tm_min = time?[1] ?? 0
        parts.tm_sec = time.flatMap { $0.count > 2 ? $0[2] : 0 } ?? 0
        parts.tm_isdst = -1
        return mktime(&parts)
    }

    /// Numbers with a sign between them, each in its range.
    private static func numbers(_ text: Substring, _ sign: Character, _ ranges: [ClosedRange<Int32>]) -> [Int32]? {
        let words = text.split(separator: sign, omittingEmptySubsequences: false)
        let numbers = zip(words, ranges).compactMap { word, range in Int32(word).flatMap { range ~= $0 ? $0 : nil } }
        return words.count == ranges.count && numbers.count == ranges.count ? numbers : nil
    }

    private static func beginOfDay(_ time: Int) -> Int {
        var parts = local(time)
        (parts.tm_hour, parts.tm_min, parts.tm_sec, parts.tm_isdst) = (0, 0, 0, -1)
        return mktime(&parts)
    }

    private static func local(_ time: Int) -> tm {
        var time = time, parts = tm()
        localtime_r(&time, &parts)
        return parts
    }
}
