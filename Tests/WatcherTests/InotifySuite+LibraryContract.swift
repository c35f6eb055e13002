import CInotifyTools
import Dispatch
import Foundation
import SystemPackage
import TestSupport
import Testing

extension InotifySuite {
    /// What libinotifytools really does, trap by trap (fault 19): `Watcher` is built around them, and a new
    /// version of the library that behaves otherwise is noticed here.
    ///
    @Suite struct LibraryContract {
        @Test("trap 1: the library opens one inotify descriptor and does not tell which")
        func descriptor() throws {
            let before = try inotifyDescriptors()
            try withLibrary {
                let during = try inotifyDescriptors()
                #expect(during.count == before.count + 1)
            }
            #expect(try inotifyDescriptors() == before)
        }

        @Test("trap 2: the descriptor survives exec and blocks")
        func descriptorFlags() throws {
            let before = try inotifyDescriptors()
            try withLibrary {
                let descriptor = try #require(inotifyDescriptors().subtracting(before).first)
                #expect(fcntl(descriptor, F_GETFD) & FD_CLOEXEC == 0)
                #expect(fcntl(descriptor, F_GETFL) & O_NONBLOCK == 0)
            }
        }

        @Test("trap 3: next_events(0, 1) does not wait")
        func zeroTimeout() throws {
            try withLibrary {
                let start = ContinuousClock.now
                #expect(inotifytools_next_events(0, 1) == nil)
                #expect(inotifytools_error() == 0)
                #expect(ContinuousClock.now - start < .seconds(1))
            }
        }

        @Test("trap 3: next_event(0) waits for ever")
        func endlessWait() async {
            await #expect(processExitsWith: .signal(SIGALRM)) {
                inotifytools_initialize()
                signalAfterTenthOfSecond(ITIMER_REAL)
                inotifytools_next_event(0)
            }
        }

        @Test("trap 4: waiting for more than one event spins")
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

        @Test("trap 5: a descriptor above 1023 ends the process")
        func highDescriptor() async {
            await #expect(processExitsWith: .signal(SIGABRT)) {
                // Another thread may have closed a low descriptor meanwhile: then once more.
                repeat {
                    inotifytools_cleanup()
                    try occupyLowDescriptors()
                    inotifytools_initialize()
                } while try inotifyDescriptors().contains { $0 < 1024 }
                inotifytools_next_events(0, 1)
            }
        }

        @Test("trap 6: a name that is watched again after its folder was deleted keeps its dead watch")
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

        @Test("trap 6: a name that was replaced is free for a new watch")
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

        @Test("trap 7: replace_filename replaces every name that begins so")
        func prefixes() async throws {
            try await TemporaryDirectory.with { directory in
                try withLibrary {
                    let folder = try watchNewFolder(directory.appending("a"))
                    let other = try watchNewFolder(directory.appending("ab"))
                    #expect(inotifytools_wd_from_filename("\(directory.appending("ab"))/") == other)
                    inotifytools_replace_filename("\(directory.appending("ab"))", "\(directory.appending("x"))")
                    #expect(inotifytools_wd_from_filename("\(directory.appending("x"))/") == other)
                    inotifytools_replace_filename("\(directory.appending("a"))", "\(directory.appending("y"))")
                    #expect(inotifytools_wd_from_filename("\(directory.appending("y"))/") == folder)

                    // What was meant for one folder hits its neighbour, but for the closing slash.
                    let neighbour = try watchNewFolder(directory.appending("yb"))
                    inotifytools_replace_filename("\(directory.appending("y"))", "\(directory.appending("z"))")
                    #expect(inotifytools_wd_from_filename("\(directory.appending("z"))/") == folder)
                    #expect(inotifytools_wd_from_filename("\(directory.appending("zb"))/") == neighbour)
                    #expect(inotifytools_wd_from_filename("\(directory.appending("yb"))/") == -1)
                    inotifytools_replace_filename("\(directory.appending("z"))/", "\(directory.appending("w"))/")
                    #expect(inotifytools_wd_from_filename("\(directory.appending("w"))/") == folder)
                    #expect(inotifytools_wd_from_filename("\(directory.appending("zb"))/") == neighbour)
                }
            }
        }

        @Test("trap 8: events in the buffer outlive the instance")
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

        @Test("trap 9: the length of the queue cannot be asked for")
        func queueLength() {
            #expect(inotifytools_get_max_queued_events() == -1)
        }

        @Test("trap 10: folders are known with a slash only, and a link to one is a second name")
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

        @Test("trap 11: a tree is watched from its leaves to its root")
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

        @Test("trap 12: the event is storage of the library, its name is bytes")
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

        @Test("trap 14: the library can be had as inotify, whatever it could do with fanotify")
        func fanotify() async {
            await #expect(processExitsWith: .success) {
                // The kernel grants fanotify to some only, and what it tells cannot be resolved to names without more
                // privileges: all that matters is that it is never used unless asked for.
                let mayUseFanotify = inotifytools_init(1, 0, 0) == 1
                let asked = try descriptors(of: "anon_inode:[fanotify]")
                #expect(asked.count == (mayUseFanotify ? 1 : 0))
                inotifytools_cleanup()
                #expect(inotifytools_initialize() == 1)
                let (inotify, fanotify) = try (inotifyDescriptors(), descriptors(of: "anon_inode:[fanotify]"))
                #expect(inotify.count == 1)
                #expect(fanotify.isEmpty)
            }
        }

        @Test("trap 15: this is the version whose behaviour the other traps describe")
        func version() throws {
            // It has no function for that, so the loaded file's name must do: 3.22.6 as Debian 12 has it.
            let maps = try FileHandle(forReadingFrom: URL(filePath: "/proc/self/maps")).readToEnd() ?? Data()
            let files = String(decoding: maps, as: UTF8.self).split(separator: "\n").compactMap {
                $0.split(separator: "/").last
            }
            let versions = Set(files.filter { $0.hasPrefix("libinotifytools.so") })
            #expect(versions == ["libinotifytools.so.0.4.1"])
        }

        @Test("trap 13: an interrupted wait returns nothing, with an error")
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
