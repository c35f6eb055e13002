/// How patient a download is, and how much it takes.
public struct DownloadSettings: Sendable {
    /// What the program calls itself: `impasto/1.0.0`.
    public var userAgent: String

    /// A file with the certificates of the authorities that are trusted (PEM), instead of the system's.
    public var authorities: String?

    /// How many bytes a file of unknown size may have.
    public var sizeLimit = 1 << 30

    /// How long a server has to let itself be connected to.
    public var connectTime = Duration.seconds(20)

    /// How many bytes a second are too few to go on; see ``stallTime``.
    public var stallSpeed = 1024

    /// How long a server may send slower than ``stallSpeed``, in whole seconds.
    public var stallTime = Duration.seconds(30)

    /// How often a download that failed for a passing reason is begun, the first time included.
    public var attempts = 5

    /// How long to wait before the second attempt; each later one waits twice as long as the one before.
    public var pause = Duration.seconds(1)

    /// Settings fit for files of some hundred megabytes on any connection.
    ///
    /// - Parameter userAgent: What the program calls itself.
    public init(userAgent: String) {
        self.userAgent = userAgent
    }
}
