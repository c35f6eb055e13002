import Contract
import SystemPackage
import TestSupport
import Testing

/// Pictures that come over the bus instead of through the inbox.
struct SubmissionTests {
    @Test func submittedPicturesArePaintedWhileTheyStayWhereTheyAre() async throws {
        try await withReadyDaemon { daemon in
            let picture = daemon.place.root.appending("cat.png")
            try picture.write(TestPicture.png())
            let answer = try await daemon.ctl("submit", "--wait", picture.string)
            #expect((answer.status, answer.output) == (0, "1\n"))
            #expect(picture.exists)
            #expect(daemon.place.outbox.names == ["cat.epochs", "cat.json", "cat.png"])

            // The watch sees the file as well, and must not make another job of it.
            #expect(try await daemon.ctl("submit", "--wait", picture.string).output == "2\n")
            #expect(try await daemon.jobs().map(\.state) == [.done, .done])
            #expect(daemon.place.done.names == ["cat-2.png", "cat.png"])
        }
    }

    @Test func aSubmissionWaitsForARecipeThatHasYetToSettle() async throws {
        try await RunningDaemon.with { daemon in
            let picture = daemon.place.root.appending("cat.png")
            try picture.write(TestPicture.png())
            #expect(try await daemon.ctl("submit", "--wait", picture.string).status == 0)
            #expect(daemon.place.outbox.names == ["cat.epochs", "cat.json", "cat.png"])
        }
    }

    @Test func aSubmissionToAFolderWithoutARecipeIsRefusedAtOnce() async throws {
        try await RunningDaemon.with(DaemonSetup(recipe: nil)) { daemon in
            let picture = daemon.place.root.appending("cat.png")
            try picture.write(TestPicture.png())
            let answer = try await daemon.ctl("submit", picture.string)
            #expect(answer.status == ClientExit.failed.rawValue)
            #expect(answer.errors.contains("there is no style.toml"))
            #expect(try await daemon.jobs() == [])
        }
    }

    @Test func aSubmissionThatCannotBeQueuedLeavesNothingBehind() async throws {
        try await withReadyDaemon { daemon in
            let picture = daemon.place.root.appending("cat.png")
            try picture.write(TestPicture.png())
            // Another program writes into the queue and does not come to an end.
            let lock = """
                import signal, sqlite3, sys
                connection = sqlite3.connect(sys.argv[1], isolation_level=None)
                connection.execute("BEGIN IMMEDIATE")
                print("locked", flush=True)
                signal.pause()
                """
            let queue = daemon.place.state.appending("queue.sqlite").string
            let other = try ChildProcess(["/usr/bin/python3", "-c", lock, queue])
            defer { other.kill() }
            try await withDeadline(.seconds(30), "the lock") { for await _ in other.lines { return } }

            #expect(try await daemon.ctl("submit", picture.string).status == ClientExit.failed.rawValue)
            #expect(daemon.place.inbox.names == ["style.png", "style.toml"])
        }
    }

    @Test func submissionsOfOneNameAreJobsOfTheirOwn() async throws {
        try await withReadyDaemon { daemon in
            try await daemon.ctl("pause")
            let picture = daemon.place.root.appending("cat.png")
            try picture.write(TestPicture.png())
            let answer = try await daemon.ctl("submit", picture.string, picture.string, "--json=short")
            #expect(answer.status == 0)
            #expect(try await daemon.jobs().map(\.name) == ["cat.png", "cat-2.png"])
            try await daemon.ctl("resume")
            #expect(try await daemon.jobs(afterEnds: 2).map(\.state) == [.done, .done])
        }
    }

    @Test func namesThatAreNoTextAreSubmitted() async throws {
        try await withReadyDaemon { daemon in
            let picture = daemon.place.root.appending(FilePath(bytes: [0x63, 0xE9] + Array("\n.png".utf8)))
            try picture.write(TestPicture.png())
            let script = "exec \"$0\" submit --user --wait \"$1/$(printf 'c\\351\\n.png')\""
            let answer = try await daemon.bus.run("sh", ["-c", script, Programs.impastoctl, daemon.place.root.string])
            #expect(answer.status == 0, "\(answer.errors)")
            #expect(try await daemon.onlyJob().name == "c\\xe9\\x0a.png")
        }
    }

    @Test func aSubmissionThatFailsSaysSo() async throws {
        try await withReadyDaemon { daemon in
            let text = daemon.place.root.appending("letter.png")
            try text.write("no picture")
            let failed = try await daemon.ctl("submit", "--wait", text.string)
            #expect(failed.status == ClientExit.failed.rawValue)
            #expect(failed.errors.contains("impastoctl show 1"))

            let missing = try await daemon.ctl("submit", daemon.place.root.appending("nobody.png").string)
            #expect(missing.status == ClientExit.failed.rawValue)
            #expect(missing.errors.contains("nobody.png"))
            let nowhere = try await daemon.ctl("submit", "--folder=nowhere", text.string)
            #expect(nowhere.errors.contains("There is no folder nowhere."))
            #expect(try await daemon.jobs().count == 1)
        }
    }

    @Test(arguments: ["../evil.png", "a/b.png", "", ".", "..", ".hidden.png", "cat.part", "style.toml", "style.png"])
    func badNamesAreRefused(_ name: String) async throws {
        try await withReadyDaemon { daemon in
            let picture = daemon.place.root.appending("cat.png")
            try picture.write(TestPicture.png())
            let before = daemon.place.root.names
            try await daemon.expectRefusal(of: "<'\(picture)'", name: name)
            #expect(daemon.place.root.names == before)
        }
    }

    @Test(arguments: ["</dev/zero", "</", "</dev/null", "<>pipe", ">>cat.png"])
    func whatIsNoReadableFileIsRefused(_ redirection: String) async throws {
        try await withReadyDaemon { daemon in
            try daemon.place.root.appending("pipe").makeFIFO()
            try daemon.place.root.appending("cat.png").write(TestPicture.png())
            try await daemon.expectRefusal(of: redirection, name: "cat.png")
        }
    }

    private func withReadyDaemon(_ body: (RunningDaemon) async throws -> Void) async throws {
        try await RunningDaemon.with { daemon in
            try await daemon.folder(gets: .active)
            try await body(daemon)
        }
    }
}

extension RunningDaemon {
    /// Submits what a redirection of the shell opens, with gdbus, and expects that nothing comes of it.
    fileprivate func expectRefusal(
        of redirection: String,
        name: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let object = ["--dest", BusNames.service, "--object-path", BusNames.manager.text]
        let method = ["--method", "\(ManagerInterface.name).SubmitFile"]
        let arguments = ["3", "inbox", "@ay \(Array(name.utf8))", "{}"]
        let script = "cd \"$0\" && exec gdbus call --session \"$@\" 3\(redirection)"
        let answer = try await bus.run("sh", ["-c", script, place.root.string] + object + method + arguments)
        #expect(answer.status != 0, sourceLocation: sourceLocation)
        #expect(answer.errors.contains("GDBus.Error:\(BusNames.errorPrefix)"), sourceLocation: sourceLocation)
        #expect(try await jobs() == [], sourceLocation: sourceLocation)
        #expect(place.inbox.names == ["style.png", "style.toml"], sourceLocation: sourceLocation)
    }
}
