/// Where the service stands on the bus.
public enum BusNames {
    /// The name that the daemon owns.
    public static let service = "org.impasto.Impasto1"

    /// The object with the Manager interface.
    public static let manager = ObjectPath(known: "/org/impasto/Impasto1")

    /// The object by which the log is controlled.
    public static let logControl = ObjectPath(known: "/org/freedesktop/LogControl1")

    /// The path under which the jobs' objects stand.
    public static let jobs = ObjectPath(known: "/org/impasto/Impasto1/job")

    /// The path under which the watched folders' objects stand.
    public static let folders = ObjectPath(known: "/org/impasto/Impasto1/folder")

    /// What the names of all errors of this service begin with.
    public static let errorPrefix = "org.impasto.Impasto1."

    /// The object of the job with that number: `…/job/_42`.
    public static func job(_ id: UInt64) -> ObjectPath {
        ObjectPath(known: "\(jobs.text)/_\(id)")
    }

    /// The number of the job whose object that is, or nil when it is no job's.
    public static func jobID(of path: ObjectPath) -> UInt64? {
        let prefix = "\(jobs.text)/_"
        return path.text.hasPrefix(prefix) ? UInt64(path.text.dropFirst(prefix.count)) : nil
    }

    /// The object of the folder of that name: `…/folder/holiday_2dphotos`.
    public static func folder(_ name: String) -> ObjectPath {
        ObjectPath(known: "\(folders.text)/\(PathLabel.encoding(name))")
    }

    /// The name of the folder whose object that is, or nil when it is no folder's.
    public static func folderName(of path: ObjectPath) -> String? {
        let prefix = "\(folders.text)/"
        return path.text.hasPrefix(prefix) ? PathLabel.decoding(path.text.dropFirst(prefix.count)) : nil
    }
}
