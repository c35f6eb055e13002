import Contract
import Jobs
import Systemd

/// Shows the watched folders on the bus, each as an object, and how the watch goes.
actor FolderObjects {
    private let bus: BusConnection

    /// How the folders are, but for what the queue knows of them.
    private var overview = IntakeOverview()

    private var status: QueueStatus

    /// How the folders were last shown.
    private var shown: [String: FolderReport] = [:]

    private var isShowing = false
    private var hasNews = false

    init(bus: BusConnection, status: QueueStatus) {
        self.bus = bus
        self.status = status
    }

    /// Shows folders as they are now.
    ///
    /// - Throws: `BusError` when the bus is gone.
    func follow(_ overview: IntakeOverview) async throws {
        let hasOverflowed = overview.overflows > self.overview.overflows
        self.overview = overview
        try await bus.update(ManagerInterface.description, at: BusNames.manager, overview.properties)
        if hasOverflowed { try await bus.emit(ManagerInterface.overflow, overview.overflows, from: BusNames.manager) }
        try await show()
    }

    /// Shows what the queue knows of the folders.
    ///
    /// - Throws: `BusError` when the bus is gone.
    func follow(_ status: QueueStatus) async throws {
        guard (status.blocked, status.pausedFolders) != (self.status.blocked, self.status.pausedFolders) else { return }
        self.status = status
        try await show()
    }

    /// Shows the folders as they are by now, one time after the other: of two at once the second might tell the bus of a
    /// change of an object that the first has yet to add.
    private func show() async throws {
        hasNews = true
        guard !isShowing else { return }
        isShowing = true
        defer { isShowing = false }
        while hasNews {
            hasNews = false
            try await showOnce()
        }
    }

    private func showOnce() async throws {
        let now = overview.folders.map { $0.shown(with: status) }
        let before = shown
        shown = Dictionary(now.map { ($0.name, $0) }) { $1 }
        for (name, report) in before where shown[name]?.inbox != report.inbox {
            try await bus.remove(BusNames.folder(name))
        }
        for report in now { try await show(report, before: before[report.name]) }
    }

    private func show(_ report: FolderReport, before: FolderReport?) async throws {
        guard report != before else { return }
        let path = BusNames.folder(report.name)
        guard let before, before.inbox == report.inbox else {
            return try await bus.add(path, properties: report.properties)
        }
        try await bus.update(FolderInterface.description, at: path, report.properties)
        let condition = report.condition
        guard condition != before.condition else { return }
        let change = FolderStateChange(folder: report.name, state: condition.state, trouble: condition.trouble)
        try await bus.emit(ManagerInterface.folderStateChanged, change, from: BusNames.manager)
    }
}
