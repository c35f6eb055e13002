import Glibc
import SystemPackage

extension OpenFolder {
    /// Looks at an entry without opening it and without following it.
    func glimpse(_ name: FilePath.Component) -> Sight {
        switch status(of: name) {
        case .success(let status): status.isDirectory ? .gone : .glimpse(FileState(status))
        case .failure(let error): error == .noSuchFileOrDirectory ? .gone : .unclear
        }
    }

    /// Looks at an entry closely: a regular file is opened, to learn whether it can be read and whether a writer has it.
    func examine(_ name: FilePath.Component) -> Sight {
        let glimpse = glimpse(name)
        guard case .glimpse(let state) = glimpse else { return glimpse }
        // Opening a FIFO wakes its writer and opening a device may do anything, so they are not opened at all. Should
        // one take the file's place just now, O_NONBLOCK keeps it from blocking us and O_NOFOLLOW a link from leading
        // us elsewhere.
        guard state.isRegular else { return .finding(state, .notRegular) }
        let (file, error) = name.withPlatformString {
            (openat(descriptor.rawValue, $0, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC), Errno(rawValue: errno))
        }
        guard file >= 0 else {
            return switch error {
            case .noSuchFileOrDirectory: .gone
            case .permissionDenied, .notPermitted: .finding(state, .denied)
            default: .unclear
            }
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { return .unclear }
        let opened = FileState(status)
        return opened.isRegular ? .finding(opened, ReadLease.isRefused(for: file) ? .held : .free) : .unclear
    }

    private func status(of name: FilePath.Component) -> Result<stat, Errno> {
        var status = stat()
        return name.withPlatformString {
            fstatat(descriptor.rawValue, $0, &status, AT_SYMLINK_NOFOLLOW) == 0
                ? .success(status) : .failure(Errno(rawValue: errno))
        }
    }
}

extension stat {
    fileprivate var isDirectory: Bool { st_mode & S_IFMT == S_IFDIR }
}
