/// How many jobs of one user may wait.
extension JobQueue {
    /// Returns when fewer jobs of a user wait than may.
    ///
    /// - Parameters:
    ///   - owner: The user.
    ///   - quota: How many may wait; nil for any number.
    /// - Throws: ``JobError`` when as many wait, or the store cannot be read.
    public func requirePlace(for owner: UInt32?, quota: Int?) throws(JobError) {
        guard let owner, let quota, try store.waiting(of: owner) >= quota else { return }
        throw .quotaExceeded(quota)
    }

    /// Queues a picture of somebody who may have only so many jobs waiting.
    ///
    /// - Parameters:
    ///   - request: The picture.
    ///   - quota: How many jobs of its owner may wait; nil for any number.
    /// - Returns: What became of the picture.
    /// - Throws: ``JobError`` when as many wait, or the file cannot be written.
    public func enqueue(_ request: JobRequest, quota: Int?) throws(JobError) -> Admission? {
        try requirePlace(for: request.owner, quota: quota)
        return try enqueue([request]).first
    }
}
