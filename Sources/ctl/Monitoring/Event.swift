import Contract

/// Something that happened, as `monitor` tells it and under the names that its JSON has.
struct Event: Encodable {
    /// What kind of thing happened.
    enum Kind: String, Encodable {
        case jobNew = "job-new"
        case jobChanged = "job-changed"
        case jobRemoved = "job-removed"
        case jobSaid = "job-said"
        case folderChanged = "folder-changed"
        case eventsLost = "events-lost"
        case daemonChanged = "daemon-changed"
        case daemonGone = "daemon-gone"
        case daemonBack = "daemon-back"
    }

    let time = Clock.now()
    let kind: Kind
    var job: UInt64?
    var folder: String?
    var name: String?
    var state: String?
    var result: String?
    var error: String?
    var reason: String?
    var priority: UInt32?
    var text: String?

    private enum CodingKeys: String, CodingKey {
        case time = "time_usec"
        case kind = "event"
        case job, folder, name, state, result, error, reason, priority, text
    }

    init(_ kind: Kind, job: UInt64? = nil) {
        self.kind = kind
        self.job = job
    }

    /// The event for people: time, subject, what became of it.
    var line: String {
        let subject = job.map { "job \($0)" } ?? folder.map { "folder \($0)" } ?? "daemon"
        let place: String? = job == nil ? nil : [folder, name].compactMap { $0 }.joined(separator: " ")
        let details = [place, reason, error.map { String($0.dropFirst(BusNames.errorPrefix.count)) }]
        let known = details.compactMap { $0.flatMap { $0.isEmpty ? nil : $0 } }
        let tail = known.isEmpty ? "" : " (\(known.joined(separator: "; ")))"
        return "\(Words.date(time, "%H:%M:%S")) \(subject): \(news)\(tail)"
    }

    private var news: String {
        switch kind {
        case .jobNew: "new"
        case .jobChanged, .folderChanged, .daemonChanged: state ?? "changed"
        case .jobRemoved: result ?? "over"
        case .jobSaid: "says: \(text ?? "")"
        case .eventsLost: "the kernel dropped events, and all inboxes are read through"
        case .daemonGone: "gone"
        case .daemonBack: "back"
        }
    }
}
