import SystemPackage
import Testing
import Watcher

/// The rule of settling, without files and without waiting: time is what the tests say it is.
@Suite struct SettlingTests {
    private let start = SuspendingClock.now
    private var settling = Settling(settle: .seconds(2), maximum: .seconds(60))

    @Test("a file settles when it has been quiet for the settle time, not before")
    mutating func quiet() {
        #expect(settling.touch("a", .glimpse(state()), at: start) == nil)
        #expect(settling.nextLook == start + .seconds(2))
        #expect(settling.due(at: start + .seconds(1.9)).isEmpty)
        #expect(settling.due(at: start + .seconds(2)) == ["a"])
        #expect(settling.look("a", .finding(state(), .free), at: start + .seconds(2)) == .settled(state().identity))
        #expect(settling.nextLook == nil)
    }

    @Test("an event begins the settle time anew, though nothing seems changed")
    mutating func event() {
        _ = settling.touch("a", .glimpse(state()), at: start)
        _ = settling.touch("a", .glimpse(state()), at: start + .seconds(1.5))
        #expect(settling.look("a", .finding(state(), .free), at: start + .seconds(3)) == nil)
        #expect(settling.nextLook == start + .seconds(3.5))
        #expect(settling.look("a", .finding(state(), .free), at: start + .seconds(3.5)) != nil)
    }

    @Test(
        "a change without an event begins the settle time anew",
        arguments: [state(size: 8), state(inode: 2), state(modified: 2), state(changed: 2)]
    )
    mutating func change(changed: FileState) {
        _ = settling.touch("a", .glimpse(state()), at: start)
        #expect(settling.look("a", .finding(changed, .free), at: start + .seconds(2)) == nil)
        #expect(settling.nextLook == start + .seconds(4))
        let verdict = settling.look("a", .finding(changed, .free), at: start + .seconds(4))
        #expect(verdict == .settled(changed.identity))
    }

    @Test("row 29: a file from the future settles like any other")
    mutating func clockSkew() {
        let future = state(modified: .max)
        _ = settling.touch("a", .glimpse(future), at: start)
        #expect(settling.look("a", .finding(future, .free), at: start + .seconds(2)) == .settled(future.identity))
    }

    @Test("row 30: a file that a writer holds does not settle, and is told of once when its time is up")
    mutating func held() {
        _ = settling.touch("a", .glimpse(state()), at: start)
        for second in stride(from: 2, to: 60, by: 2) {
            #expect(settling.look("a", .finding(state(), .held), at: start + .seconds(second)) == nil)
        }
        #expect(settling.look("a", .finding(state(), .held), at: start + .seconds(60)) == .receiving(.held))
        #expect(settling.look("a", .finding(state(), .held), at: start + .seconds(62)) == nil)
        #expect(settling.look("a", .finding(state(), .free), at: start + .seconds(64)) == .settled(state().identity))
    }

    @Test("a file that is written without a pause is told of when its time is up")
    mutating func busy() {
        for second in 0..<60 {
            #expect(settling.touch("a", .glimpse(state(size: Int64(second) + 1)), at: start + .seconds(second)) == nil)
        }
        #expect(settling.nextLook == start + .seconds(60))
        #expect(settling.look("a", .finding(state(size: 60), .free), at: start + .seconds(60)) == .receiving(.changing))
        #expect(settling.nextLook == start + .seconds(61))
        let verdict = settling.look("a", .finding(state(size: 60), .free), at: start + .seconds(61))
        #expect(verdict == .settled(state(size: 60).identity))
    }

    @Test("row 14: an empty file waits for contents, and is refused when its time is up")
    mutating func empty() {
        _ = settling.touch("a", .glimpse(state(size: 0)), at: start)
        #expect(settling.look("a", .finding(state(size: 0), .free), at: start + .seconds(2)) == nil)
        #expect(settling.look("a", .finding(state(size: 0), .free), at: start + .seconds(60)) == .refused(.empty))
        #expect(settling.look("a", .glimpse(state(size: 0)), at: start + .seconds(61)) == nil)
        _ = settling.touch("a", .glimpse(state()), at: start + .seconds(70))
        #expect(settling.look("a", .finding(state(), .free), at: start + .seconds(72)) == .settled(state().identity))
    }

    @Test("row 14: an empty file that a writer holds is not refused, and is told of once when its time is up")
    mutating func emptyAndHeld() {
        _ = settling.touch("a", .glimpse(state(size: 0)), at: start)
        #expect(settling.look("a", .finding(state(size: 0), .held), at: start + .seconds(2)) == nil)
        #expect(settling.look("a", .finding(state(size: 0), .held), at: start + .seconds(60)) == .receiving(.held))
        #expect(settling.look("a", .finding(state(size: 0), .held), at: start + .seconds(62)) == nil)
        _ = settling.touch("a", .glimpse(state()), at: start + .seconds(70))
        #expect(settling.look("a", .finding(state(), .free), at: start + .seconds(72)) == .settled(state().identity))
    }

    @Test("row 21: an unreadable file is told of at once, and settles with new permissions, however long that takes")
    mutating func denied() {
        _ = settling.touch("a", .glimpse(state()), at: start)
        let arrivals = settling.arrivals
        #expect(!settling.hasConcluded(upTo: arrivals))
        let first = settling.look("a", .finding(state(), .denied), at: start + .seconds(2))
        #expect(first == .receiving(.unreadable))
        #expect(settling.hasConcluded(upTo: arrivals))
        #expect(settling.touch("a", .glimpse(state()), at: start + .seconds(3)) == nil)
        #expect(settling.look("a", .finding(state(), .denied), at: start + .seconds(100)) == nil)
        let permitted = state(size: 0, changed: 2)
        #expect(settling.touch("a", .glimpse(permitted), at: start + .seconds(200)) == .receiving(.changing))
        #expect(!settling.hasConcluded(upTo: arrivals))
        // It has all its time for being written.
        #expect(settling.look("a", .finding(permitted, .free), at: start + .seconds(202)) == nil)
        #expect(settling.touch("a", .glimpse(state(changed: 3)), at: start + .seconds(203)) == nil)
        let verdict = settling.look("a", .finding(state(changed: 3), .free), at: start + .seconds(205))
        #expect(verdict == .settled(state().identity))
    }

    @Test("row 21: an unreadable file that goes is told to have vanished")
    mutating func deniedAndGone() {
        _ = settling.touch("a", .glimpse(state()), at: start)
        _ = settling.look("a", .finding(state(), .denied), at: start + .seconds(2))
        #expect(settling.forget("a") == .vanished)
    }

    @Test("row 17: what has settled is told again only when its contents have changed")
    mutating func settledOnce() {
        _ = settling.touch("a", .glimpse(state()), at: start)
        _ = settling.look("a", .finding(state(), .free), at: start + .seconds(2))
        for sight in [Sight.glimpse(state()), .glimpse(state(changed: 2))] {
            #expect(settling.touch("a", sight, at: start + .seconds(3)) == nil)
            #expect(settling.nextLook == nil)
        }
        _ = settling.touch("a", .glimpse(state(size: 9)), at: start + .seconds(4))
        let verdict = settling.look("a", .finding(state(size: 9), .free), at: start + .seconds(6))
        #expect(verdict == .settled(state(size: 9).identity))
    }

    @Test("only names that were told of are told to have vanished")
    mutating func vanished() {
        _ = settling.touch("seen", .glimpse(state()), at: start)
        #expect(settling.touch("seen", .gone, at: start + .seconds(1)) == nil)
        _ = settling.touch("told", .glimpse(state()), at: start)
        _ = settling.look("told", .finding(state(), .free), at: start + .seconds(2))
        #expect(settling.forget("told") == .vanished)
        #expect(settling.forget("told") == nil)
        #expect(settling.names.isEmpty)
    }

    @Test("the same file settles again after it was away")
    mutating func cameBack() {
        _ = settling.touch("a", .glimpse(state()), at: start)
        _ = settling.look("a", .finding(state(), .free), at: start + .seconds(2))
        _ = settling.forget("a")
        _ = settling.touch("a", .glimpse(state()), at: start + .seconds(3))
        #expect(settling.look("a", .finding(state(), .free), at: start + .seconds(5)) == .settled(state().identity))
    }

    @Test("reading the folder through neither hastens nor delays a candidate")
    mutating func rescan() {
        _ = settling.look("a", .glimpse(state()), at: start)
        _ = settling.look("a", .glimpse(state()), at: start + .seconds(1))
        #expect(settling.nextLook == start + .seconds(2))
        #expect(settling.look("a", .glimpse(state()), at: start + .seconds(3)) == nil)
        #expect(settling.due(at: start + .seconds(3)) == ["a"])
    }

    @Test("row 22: when the file system does not say, it is asked again, after longer and longer pauses")
    mutating func unclear() {
        _ = settling.touch("a", .glimpse(state()), at: start)
        var now = start + .seconds(2)
        for pause in [2, 4, 8, 16] {
            #expect(settling.look("a", .unclear, at: now) == nil)
            #expect(settling.nextLook == now + .seconds(pause))
            now += .seconds(pause)
        }
        #expect(settling.look("a", .finding(state(), .free), at: now) == .settled(state().identity))
    }

    @Test("row 22: the pauses grow to a minute at most, and an event ends them")
    mutating func longestPause() {
        var settling = Settling(settle: .seconds(2), maximum: .seconds(86400))
        _ = settling.touch("a", .glimpse(state()), at: start)
        for _ in 0..<100 { _ = settling.look("a", .unclear, at: start + .seconds(2)) }
        #expect(settling.nextLook == start + .seconds(62))
        _ = settling.look("a", .finding(state(size: 8), .free), at: start + .seconds(4))
        #expect(settling.nextLook == start + .seconds(6))
    }

    @Test("row 22: a name that could never be looked at settles when it can")
    mutating func unclearAtFirst() {
        #expect(settling.touch("a", .unclear, at: start) == nil)
        #expect(settling.look("a", .unclear, at: start + .seconds(2)) == nil)
        #expect(settling.look("a", .finding(state(), .free), at: start + .seconds(4)) == nil)
        #expect(settling.look("a", .finding(state(), .free), at: start + .seconds(6)) == .settled(state().identity))
    }

    @Test("row 22: a settled file that cannot be looked at for a while is not told again")
    mutating func unclearAfterwards() {
        _ = settling.touch("a", .glimpse(state()), at: start)
        _ = settling.look("a", .finding(state(), .free), at: start + .seconds(2))
        #expect(settling.touch("a", .unclear, at: start + .seconds(3)) == nil)
        #expect(settling.look("a", .finding(state(), .free), at: start + .seconds(5)) == nil)
        #expect(settling.nextLook == nil)
    }

    @Test("row 30: a file that cannot be looked at is told of when its time is up, once")
    mutating func unclearForLong() {
        _ = settling.touch("a", .unclear, at: start)
        #expect(settling.look("a", .unclear, at: start + .seconds(60)) == .receiving(.unclear))
        #expect(settling.look("a", .unclear, at: start + .seconds(62)) == nil)
    }

    @Test("everything that has come so far is concluded when it has settled or been told of")
    mutating func concluded() {
        _ = settling.touch("a", .glimpse(state()), at: start)
        _ = settling.touch("b", .glimpse(state()), at: start)
        let arrivals = settling.arrivals
        _ = settling.touch("later", .glimpse(state()), at: start)
        #expect(settling.look("a", .finding(state(), .free), at: start + .seconds(2)) != nil)
        #expect(!settling.hasConcluded(upTo: arrivals))
        #expect(settling.look("b", .finding(state(), .held), at: start + .seconds(60)) == .receiving(.held))
        #expect(settling.hasConcluded(upTo: arrivals))
        #expect(!settling.hasConcluded(upTo: settling.arrivals))
    }

    @Test("files are due in the order in which they came")
    mutating func order() {
        let names: [FilePath.Component] = ["c", "a", "d", "b"]
        for name in names { _ = settling.touch(name, .glimpse(state()), at: start) }
        #expect(settling.due(at: start + .seconds(2)) == names)
    }

    @Test("while the folder is away only what was told is remembered")
    mutating func interrupted() {
        _ = settling.touch("told", .glimpse(state()), at: start)
        _ = settling.look("told", .finding(state(), .free), at: start + .seconds(2))
        _ = settling.touch("new", .glimpse(state()), at: start + .seconds(2))
        settling.interrupt()
        #expect(settling.names == ["told"])
        #expect(settling.nextLook == nil)
    }
}

/// A file's state, of which each test varies what it is about.
private func state(inode: UInt64 = 1, size: Int64 = 7, modified: Int64 = 1, changed: Int64 = 1) -> FileState {
    FileState(
        identity: FileIdentity(device: 1, inode: inode, size: size, modifiedNanoseconds: modified),
        changedNanoseconds: changed
    )
}
