import Glibc

/// What stands at a path, as far as it matters here.
enum FileKind {
    case file
    case folder

    /// Looks, through links; nil where there is nothing, or something else.
    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        switch status.st_mode & S_IFMT {
        case S_IFREG: self = .file
        case S_IFDIR: self = .folder
        default: return nil
        }
    }
}
