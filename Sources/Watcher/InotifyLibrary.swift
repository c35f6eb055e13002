import CInotifyTools
import Glibc
import SystemPackage

/// The one libinotifytools of this process, with its traps fenced in.
///
/// Everything in the library is global and unguarded, so one ``FolderWatch`` owns it and calls it on one queue only.
struct InotifyLibrary: ~Copyable {
    /// Everything that can make a name worth a look.
    ///
    /// CLOSE_WRITE and MOVED_TO alone miss a file that an upload puts in place by `link` and `unlink`: its final name
    /// is only ever created.
    private static let mask =
        IN_CREATE | IN_CLOSE_WRITE | IN_MOVED_TO | IN_MODIFY | IN_ATTRIB | IN_DELETE | IN_MOVED_FROM
        | IN_DELETE_SELF | IN_MOVE_SELF | Int32(IN_ONLYDIR)

    /// Readable when the kernel has events.
    ///
    /// The library holds further ones that it has read already, so after each sign of life ``next()`` must be called
    /// until there are none.
    let descriptor: Int32

    /// Starts the library.
    init() throws(WatchError) {
        let before = try Self.inotifyDescriptors()
        guard inotifytools_initialize() != 0 else { throw WatchError(instance: Errno(rawValue: inotifytools_error())) }
        do throws(WatchError) {
            descriptor = try Self.claimDescriptor(notIn: before)
        } catch {
            inotifytools_cleanup()
            throw error
        }
    }

    /// Watches an open folder and returns the number that its events will carry.
    ///
    /// The library is given the folder by its descriptor: that is the very directory that was opened, whatever happens
    /// to the path meanwhile. The library indexes watches by name, never forgets a name whose folder was deleted, and
    /// confuses it with a later watch of the same name. So the name is taken out of its way at once by renaming it to
    /// something that no other watch is ever called; `replace_filename` renames by prefix, hence the closing slash.
    func watch(_ folder: borrowing OpenFolder) throws(WatchError) -> Int32 {
        let name = "/proc/self/fd/\(folder.descriptor.rawValue)/"
        guard inotifytools_watch_file(name, Self.mask) != 0 else {
            throw WatchError(folder: folder.path, Errno(rawValue: inotifytools_error()))
        }
        let watch = inotifytools_wd_from_filename(name)
        guard watch >= 0 else { throw WatchError(.system, "\(folder.path.shown): libinotifytools lost the watch") }
        inotifytools_replace_filename(name, "#\(watch)/")
        return watch
    }

    /// Ends a watch whose folder still exists; events that are on their way still come, an IN_IGNORED last.
    func unwatch(_ watch: Int32) {
        _ = inotifytools_remove_watch_by_wd(watch)
    }

    /// The next event, or nil when there is none now.
    ///
    /// Never waits.
    ///
    /// - Throws: ``WatchError`` when events cannot be read.
    func next() throws(WatchError) -> InotifyEvent? {
        while true {
            // Not `next_event(0)`, which waits for ever; and one at a time, since for more the library spins until they
            // have come.
            if let event = inotifytools_next_events(0, 1) { return InotifyEvent(copying: event) }
            switch inotifytools_error() {
            case 0: return nil
            case EINTR: continue
            case let error: throw WatchError(.system, "cannot read folder events: \(Errno(rawValue: error))")
            }
        }
    }

    /// Stops the library and frees everything.
    ///
    /// There must be no watches left but those given.
    ///
    /// Its buffer survives: events left in it would come up again in the next instance, under numbers that belong to
    /// other folders by then. So it is emptied first.
    consuming func finish(removing watches: some Sequence<Int32>) {
        for watch in watches { unwatch(watch) }
        while let event = try? next() { _ = event }
        inotifytools_cleanup()
    }
}
