/// The questions that are asked again and again, however many jobs there are: each must find its answer by an index.
package enum StoreQuery {
    /// The job whose turn it is.
    ///
    /// The index is named, since SQLite would rather sort all that wait.
    package static let next = """
        SELECT * FROM job INDEXED BY next WHERE state = 'queued' AND NOT paused ORDER BY priority, id LIMIT 1
        """

    /// A page of the jobs of one state.
    package static let page = "SELECT * FROM job WHERE state = :state AND id > :cursor ORDER BY id LIMIT :limit"

    /// A page of the jobs of one state in one folder.
    package static let pageOfFolder = """
        SELECT * FROM job WHERE folder = :folder AND state = :state AND id > :cursor ORDER BY id LIMIT :limit
        """

    /// The job that holds a picture in its inbox.
    package static let ledgerEntry = """
        SELECT id FROM job
        WHERE folder = ? AND name = ? AND inode = ? AND modified = ? AND size = ? AND device = ? AND source = name
        """
}
