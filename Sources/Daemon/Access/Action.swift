/// What somebody may be allowed to do or not; whoever gets through to the daemon at all may look at everything.
enum Action: String, CaseIterable {
    /// Have pictures painted.
    case submit

    /// Cancel, pause, resume, retry and prefer jobs of one's own.
    case manageOwn = "manage-own"

    /// The same with the jobs of others, and stop the whole queue.
    case manageAll = "manage-all"

    /// Change settings and folders, and have the configuration read again.
    case configure

    /// The action's name in polkit's rules.
    var id: String { "org.impasto.Impasto1.\(rawValue)" }

    /// Whether those whom the bus lets through may do it where no polkit decides.
    var isFree: Bool {
        switch self {
        case .submit, .manageOwn: true
        case .manageAll, .configure: false
        }
    }
}
