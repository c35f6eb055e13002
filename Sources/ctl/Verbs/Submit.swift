import ArgumentParser
import Contract
import Systemd

/// Pictures handed to the daemon.
struct Submit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Have pictures painted as if they had been dropped into a folder's inbox.",
        discussion: "Prints the numbers of the new jobs."
    )

    @OptionGroup var options: GlobalOptions

    @Argument(help: ArgumentHelp("The pictures.", valueName: "file"), completion: .file())
    var files: [PictureFile]

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "The name of the folder whose recipe is used; needed when there are several.",
            valueName: "folder"
        ),
        completion: .folders
    )
    var folder: String?

    @Flag(help: "Wait until the pictures are painted.")
    var wait = false

    func run() async throws {
        guard options.host == nil else {
            throw ControlFailure(.usage, "ssh carries no open files; copy the pictures into the folder's inbox there.")
        }
        // Whatever cannot be opened shows before anything is submitted.
        let pictures = try files.map { (name: $0.name, file: try $0.open()) }
        try await options.withDaemon { daemon in
            let folder = try await chosenFolder(daemon)
            let watch = wait ? try await JobWatch(daemon) : nil
            let outcomes = try await daemon.each(pictures) { picture in
                let submission = JobSubmission(image: picture.file, folder: folder, name: picture.name)
                let job = try await daemon.order(ManagerInterface.submitFile, submission)
                let name = EscapedName.text(of: picture.name)
                return Row(id: job.id, object: job.path.text, folder: folder, name: name)
            }
            try options.printer.list(outcomes.rows, [Column("ID") { String($0.id) }], hasHeadings: false)
            try outcomes.check()
            guard let watch else { return }
            let ids = outcomes.rows.map(\.id)
            try await watch.wait(for: ids, timeout: nil, options, display: options.progressLine(of: ids, at: daemon))
        }
    }

    private func chosenFolder(_ daemon: Daemon) async throws -> String {
        if let folder { return folder }
        let names = try await daemon.manager.call(ManagerInterface.listFolders, Nothing()).map(\.name)
        guard names.count == 1, let name = names.first else {
            let known = names.isEmpty ? "there is none" : "there are: " + names.joined(separator: ", ")
            throw ControlFailure(.usage, "Which folder? Say --folder NAME; \(known).")
        }
        return name
    }

    private struct Row: Encodable {
        let id: UInt64
        let object: String
        let folder: String
        let name: String
    }
}
