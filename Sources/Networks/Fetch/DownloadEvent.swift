/// What happens during a fetch, for those who watch.
public enum DownloadEvent: Sendable {
    /// This file is asked for.
    case began(PublishedFile)
    /// An earlier download goes on; so many bytes of it are there.
    case resumed(Int)
    /// So many bytes are there, of as many as the server says that there are.
    case received(Int, of: Int?)
    /// The download failed for a passing reason and is taken up again in a while.
    case retrying(FetchError, after: Duration)
    /// The file is not to be had, and another one is tried.
    case gaveUp(FetchError)
}
