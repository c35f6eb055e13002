package import SystemPackage

extension WatchError {
    /// The error for a folder that could not be opened, read or watched.
    ///
    /// `errno` alone misleads: ENOSPC, "no space left on device", means here that a sysctl is too low
    /// (`inotify_add_watch(2)`).
    package init(folder path: FilePath, _ error: Errno) {
        let name = path.shown
        switch error {
        case .noSuchFileOrDirectory:
            self.init(.folderMissing, "\(name): no such folder; it is taken up as soon as it is there")
        case .notDirectory:
            self.init(.notAFolder, "\(name) is not a folder")
        case .permissionDenied, .notPermitted:
            self.init(.accessDenied, "\(name): permission denied; the service needs to read and search this folder")
        case .noSpace:
            self.init(.limitReached, "\(name): too many inotify watches; raise the sysctl fs.inotify.max_user_watches")
        case .tooManyOpenFiles, .tooManyOpenFilesInSystem:
            self.init(.limitReached, "\(name): too many open files; raise LimitNOFILE= or the sysctl fs.file-max")
        case .noMemory:
            self.init(.limitReached, "\(name): the kernel has no memory for another inotify watch")
        default:
            self.init(.system, "\(name): \(error)")
        }
    }

    /// The error for an inotify instance that could not be made (`inotify_init(2)`).
    package init(instance error: Errno) {
        switch error {
        case .tooManyOpenFiles, .tooManyOpenFilesInSystem:
            self.init(
                .limitReached,
                "cannot watch folders: too many inotify instances or open files;"
                    + " raise the sysctl fs.inotify.max_user_instances or LimitNOFILE="
            )
        case .noMemory:
            self.init(.limitReached, "cannot watch folders: the kernel has no memory for an inotify instance")
        default:
            self.init(.system, "cannot watch folders: \(error)")
        }
    }
}
