import SystemPackage

/// The folders that a daemon under test works with, all in one scratch directory.
struct DaemonPlace: Sendable {
    /// The scratch directory.
    let root: FilePath

    /// Where pictures are dropped.
    var inbox: FilePath { root.appending("inbox") }

    /// Where results appear.
    var outbox: FilePath { root.appending("outbox") }

    /// Where the sources of painted pictures go.
    var done: FilePath { inbox.appending("done") }

    /// Where what cannot be painted goes.
    var failed: FilePath { inbox.appending("failed") }

    /// Where the daemon keeps its queue.
    var state: FilePath { root.appending("state") }

    /// The daemon's configuration.
    var configuration: FilePath { root.appending("impastod.toml") }

    /// The recipe of the inbox.
    var recipe: FilePath { inbox.appending("style.toml") }

    /// The picture that every recipe of ``TestRecipe`` paints like.
    var stylePicture: FilePath { inbox.appending("style.png") }
}

extension DaemonPlace {
    /// Makes the folders, with a configuration, a recipe and a style picture in them.
    init(in root: FilePath, _ setup: DaemonSetup) throws {
        self.init(root: root)
        try inbox.makeDirectory()
        try configure(setup.settings, worker: setup.worker, folder: setup.folder)
        let mounts = setup.disks.keys + setup.fuse
        for folder in mounts where folder != "inbox" { try root.appending(folder).makeDirectory() }
        try stylePicture.write(TestPicture.png(1000))
        if let text = setup.recipe { try recipe.write(text) }
    }

    /// Writes the configuration: settings of the daemon itself and of its workers, the inbox, and further tables.
    func configure(
        _ settings: String = "",
        worker: String = "",
        folder: String = "",
        tables: String = ""
    ) throws {
        try configuration.write(
            """
            \(settings)
            [worker]
            threads = 1
            \(worker)
            \(Self.folder("inbox", inbox))
            \(folder)
            \(tables)
            """
        )
    }

    /// Makes one more inbox of that name, with a recipe and the style picture in it.
    func makeInbox(_ name: String, recipe: String) throws -> FilePath {
        let inbox = root.appending(name)
        try inbox.makeDirectory()
        try inbox.appending("style.png").write(TestPicture.png(1000))
        try inbox.appending("style.toml").write(recipe)
        return inbox
    }

    /// How long a file of a folder has to stay as it is.
    static let settleSeconds = 0.1

    /// The table of one watched folder, whose files settle quickly.
    static func folder(_ name: String, _ inbox: FilePath) -> String {
        """
        [[folder]]
        name = "\(name)"
        inbox = "\(inbox)"
        settle-seconds = \(settleSeconds)
        settle-maximum-seconds = 1
        """
    }
}
