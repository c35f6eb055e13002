import CInotifyTools
import Dispatch
import Glibc
import SystemPackage
import TestSupport
import Testing

extension InotifySuite {
    /// What libinotifytools really does, row by row of its known traps: `Watcher` is built around them, and a new
    /// version of the library that behaves otherwise is noticed here.
    ///
    /// Row 14 (fanotify) needs privileges, and we do not use it. Row 15 is that versions differ: this suite.
    @Suite struct LibraryContract {
        @Test("row 1: the library opens one inotify descriptor and does not tell which")
        func descriptor() throws {
            let before = try inotifyDescriptors()
            try withLibrary {
                let during = try inotifyDescriptors()
                #expect(during.count == before.count + 1)
            }
            #expect(try inotifyDescriptors() == before)
        }

        @Test("row 2: the descriptor survives exec and blocks")
        func descriptorFlags() throws {
            let before = try inotifyDescriptors()
            try withLibrary {
                let descriptor = try #require(inotifyDescriptors().subtracting(before).first)
                #expect(fcntl(descriptor, F_GETFD) & FD_CLOEXEC == 0)
                #expect(fcntl(descriptor, F_GETFL) & O_NONBLOCK == 0)
            }
        }

        @Test("row 3: next_events(0, 1) does not wait")
        func zeroTimeout() throws {
            try withLibrary {
                let start = ContinuousClock.now
                #expect(inotifytools_next_events(0, 1) == nil)
                #expect(inotifytools_error() == 0)
                #expect(ContinuousClock.now - start < .seconds(1))
            }
        }

        @Test("row 3: next_event(0) waits for ever")
        func endlessWait() async {
            await #expect(processExitsWith: .signal(SIGALRM)) {
                inotifytools_initialize()
                signalAfterTenthOfSecond(ITIMER_REAL)
                inotifytools_next_event(0)
            }
        }

        @Test("row 4: waiting for more than one event spins")
        func spinning() async throws {
            try await TemporaryDirectory.with { directory in
                let path = directory.path.string
                // The signal comes after a tenth of a second of computing, which a process that waits does not reach.
                await #expect(processExitsWith: .signal(SIGVTALRM)) { [path = path as String] in
                    inotifytools_initialize()
                    inotifytools_watch_file(path, IN_CREATE)
                    try makeFolder(FilePath(path).appending("a"))
                    signalAfterTenthOfSecond(ITIMER_VIRTUAL)
                    inotifytools_next_events(10, 4)
                }
            }
        }

        @Test("row 5: a descriptor above 1023 ends the process")
        func highDescriptor() async {
            await #expect(processExitsWith: .signal(SIGABRT)) {
                try occupyLowDescriptors()
                inotifytools_initialize()
                inotifytools_next_events(0, 1)
            }
        }

        @Test("row 6: a name that is watched again after its folder was deleted keeps its dead watch")
        func deadName() async throws {
            try await TemporaryDirectory.with { directory in
                try withLibrary {
                    let path = directory.appending("inbox")
                    let dead = try watchNewFolder(path)
                    try removeFolder(path)
                    #expect(drain().last?.mask == UInt32(IN_IGNORED))
                    #expect(try watchNewFolder(path) == dead)
                    try write("", to: path.appending("a.png"))
                    #expect(drain().allSatisfy { $0.watch > dead })
                    #expect(inotifytools_remove_watch_by_filename("\(path)/") == 0)
                }
            }
        }

        @Test("row 6: a name that was replaced is free for a new watch")
        func replacedName() async throws {
            try await TemporaryDirectory.with { directory in
                try withLibrary {
                    let path = directory.appending("inbox")
                    for cycle in 1...4 {
                        let watch = try watchNewFolder(path)
                        inotifytools_replace_filename("\(path)/", "#\(watch)/")
                        try write("", to: path.appending("a.png"))
                        #expect(drain().map(\.watch).contains(watch), "cycle \(cycle)")
                        try remove(path.appending("a.png"))
                        try removeFolder(path)
                        drain()
                    }
                }
            }
        }

        @Test("row 7: replace_filename replaces every name that begins so")
        func prefixes() async throws {
            try await TemporaryDirectory.with { directory in
                try withLibrary {
                    try watchNewFolder(directory.appending("a"))
                    let other = try watchNewFolder(directory.appending("ab"))
                    #expect(inotifytools_wd_from_filename("\(directory.appending("ab"))/") == other)
                    inotifytools_replace_filename("\(directory.appending("ab"))", "\(directory.appending("x"))")
                    #expect(inotifytools_wd_from_filename("\(directory.appending("x"))/") == other)
                    inotifytools_replace_filename("\(directory.appending("a"))", "\(directory.appending("y"))")
                }
            }
        }

        @Test("row 8: events in the buffer outlive the instance")
        func leftoverEvents() async throws {
            try await TemporaryDirectory.with { directory in
                #expect(inotifytools_initialize() == 1)
                try watchNewFolder(directory.appending("inbox"))
                try write("picture", to: directory.appending("inbox/a.png"))
                #expect(inotifytools_next_events(0, 1) != nil)
                inotifytools_cleanup()
                try withLibrary {
                    #expect(inotifytools_get_num_watches() == 0)
                    #expect(!drain().isEmpty)
                }
            }
        }

        @Test("row 9: the length of the queue cannot be asked for")
        func queueLength() {
            #expect(inotifytools_get_max_queued_events() == -1)
        }

        @Test("row 10: folders are known with a slash only, and a link to one is a second name")
        func slashesAndLinks() async throws {
            try await TemporaryDirectory.with { directory in
                try withLibrary {
                    let path = directory.appending("inbox")
                    let watch = try watchNewFolder(path)
                    #expect(inotifytools_wd_from_filename(path.string) == -1)
                    try linkSymbolically(path, at: directory.appending("alias"))
                    #expect(inotifytools_watch_file(directory.appending("alias").string, IN_CREATE) == 1)
                    #expect(inotifytools_wd_from_filename(directory.appending("alias").string) == watch)
                }
            }
        }

        @Test("row 11: a tree is watched from its leaves to its root")
        func recursion() async throws {
            try await TemporaryDirectory.with { directory in
                try withLibrary {
                    try makeFolder(directory.appending("leaf"))
                    #expect(inotifytools_watch_recursively(directory.path.string, IN_CREATE) == 1)
                    let leaf = inotifytools_wd_from_filename("\(directory.appending("leaf"))/")
                    #expect(leaf < inotifytools_wd_from_filename("\(directory.path)/"))
                }
            }
        }

        @Test("row 12: the event is storage of the library, its name is bytes")
        func staticStorage() async throws {
            try await TemporaryDirectory.with { directory in
                try withLibrary {
                    let inbox = directory.appending("inbox")
                    try watchNewFolder(inbox)
                    let name = Array("caf".utf8) + [0xE9] + Array(".png".utf8)
                    let component = FilePath.Component(platformString: name.map(CChar.init(bitPattern:)) + [0])
                    try write("", to: inbox.appending(try #require(component)))
                    let first = try #require(inotifytools_next_events(0, 1))
                    #expect(Event(first).name == name)
                    drain()
                    try write("", to: inbox.appending("b.png"))
                    #expect(inotifytools_next_events(0, 1) == first)
                    #expect(Event(first).name == Array("b.png".utf8))
                    drain()
                    try remove(inbox.appending(try #require(component)))
                }
            }
        }

        @Test("row 13: an interrupted wait returns nothing, with an error")
        func interruption() async {
            await #expect(processExitsWith: .success) {
                inotifytools_initialize()
                signal(SIGALRM) { _ in }
                // Dispatch blocks signals on its threads, and this is one of them.
                var signals = sigset_t()
                sigaddset(&signals, SIGALRM)
                pthread_sigmask(SIG_UNBLOCK, &signals, nil)
                let waiting = pthread_self()
                DispatchQueue.global().asyncAfter(deadline: .now() + 0.1) { pthread_kill(waiting, SIGALRM) }
                #expect(inotifytools_next_events(10, 1) == nil)
                #expect(inotifytools_error() == EINTR)
            }
        }
    }
}
