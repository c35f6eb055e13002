/// The questions that are asked again and again, however many jobs there are: each must find its answer by an index.
package enum StoreQuery {
    /// The job whose turn it is.
    ///
    /// The index is named, since SQLite would rather sort all that wait.
    package static let next = """
        SELECT \(JobRecord.selection) FROM job INDEXED BY next WHERE state = 'queued' AND NOT paused AND retryAt IS NULL
        ORDER BY priority, id LIMIT 1
        """

    /// The job of a folder whose turn it is.
    package static let nextOfFolder = """
        SELECT \(JobRecord.selection) FROM job INDEXED BY nextOfFolder
        WHERE folder = :folder AND state = 'queued' AND NOT paused AND retryAt IS NULL ORDER BY priority, id LIMIT 1
        """

    /// The first folder after another one that has a job whose turn may come.
    package static let folderAfter = """
        SELECT folder FROM job INDEXED BY nextOfFolder
        WHERE folder > :folder AND state = 'queued' AND NOT paused AND retryAt IS NULL ORDER BY folder LIMIT 1
        """

    /// The jobs that wait until a moment.
    package static let delayed = "SELECT \(JobRecord.selection) FROM job INDEXED BY delayed WHERE retryAt IS NOT NULL"

    /// The last few jobs that were painted from the same.
    package static let painted = """
        SELECT \(JobRecord.selection) FROM job INDEXED BY painted
        WHERE contentDigest = :content AND recipeDigest = :recipe AND state = 'done' ORDER BY id DESC LIMIT 10
        """

    /// The folders of the jobs that are being painted, which are few.
    package static let running = "SELECT folder FROM job WHERE state = 'running'"

    /// The last job of a picture.
    package static let byName = """
        SELECT \(JobRecord.selection) FROM job WHERE folder = :folder AND name = :name ORDER BY id DESC LIMIT 1
        """

    /// A page of the jobs of one state.
    package static let page = """
        SELECT \(JobRecord.selection) FROM job WHERE state = :state AND id > :cursor ORDER BY id LIMIT :limit
        """

    /// A page of the jobs of one state in one folder.
    package static let pageOfFolder = """
        SELECT \(JobRecord.selection) FROM job WHERE folder = :folder AND state = :state AND id > :cursor ORDER BY id LIMIT :limit
        """

    /// The job that holds a picture in its inbox.
    package static let ledgerEntry = """
        SELECT id FROM job
        WHERE folder = ? AND name = ? AND inode = ? AND modified = ? AND size = ? AND source = name
        """

    /// Notes the numbers of a picture's device and inbox, where they are others; of two rows for one picture, as a daemon
    /// could leave them that took each device for another picture, either is left as it is.
    static let renewPlace = """
        UPDATE OR IGNORE job SET device = :device, inboxDevice = :inboxDevice, inboxInode = :inboxInode
        WHERE id = :id AND (device, inboxDevice, inboxInode) IS NOT (:device, :inboxDevice, :inboxInode)
        """
}
