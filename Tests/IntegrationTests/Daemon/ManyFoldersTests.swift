import Contract
import SystemPackage
import Testing

/// One daemon for many folders.
struct ManyFoldersTests {
    @Test("a hundred folders are watched at once, and each picture of theirs is painted once")
    func aHundredFolders() async throws {
        let script = "while [ $# -gt 0 ]; do [ \"$1\" = --output ] && out=$2; shift; done; echo x > \"$out\""
        try await RunningDaemon.with(worker: script) { daemon in
            let numbers = 1...100
            let inboxes = try numbers.map { try daemon.place.makeInbox("inbox-\($0)", recipe: TestRecipe.quick) }
            let tables = zip(numbers, inboxes).map { DaemonPlace.folder("inbox-\($0)", $1) }
            try daemon.place.configure(worker: "path = \"worker\"", tables: tables.joined(separator: "\n"))
            try await daemon.ctl("reload")
            try await eventually("a hundred active folders") {
                let folders = try await daemon.folders()
                return folders.count == 1 + inboxes.count && folders.allSatisfy { $0.state == .active } ? () : nil
            }
            for (number, inbox) in zip(numbers, inboxes) {
                try inbox.appending("cat-\(number).png").write(TestPicture.png(number))
            }
            try await daemon.jobsWhenAllHaveEnded(inboxes.count)
            #expect(daemon.place.outbox.names == numbers.map { "cat-\($0).png" }.sorted())
            for (number, inbox) in zip(numbers, inboxes) {
                #expect(inbox.appending("done").names == ["cat-\(number).png"])
                #expect(inbox.names == ["done", "style.png", "style.toml"])
            }
        }
    }
}
