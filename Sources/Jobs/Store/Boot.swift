internal import FoundationEssentials

/// The run of the machine since it was started, within which the monotonic clock means something.
enum Boot {
    /// What tells it from any other one (random(4)); nil where the kernel does not say.
    static let id = try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)
        .split(separator: "\n").first.map(String.init)
}
