import Contract
import Jobs
import SystemPackage
import Watcher

extension Intake {
    /// How long a recipe is waited for; less than the 25 seconds that clients wait for an answer.
    private static let recipePatience = Duration.seconds(20)

    /// Queues a picture that a client has open.
    ///
    /// - Parameters:
    ///   - request: What the client hands over.
    ///   - owner: The client's user.
    ///   - mostBytes: The largest file that is taken.
    ///   - quota: How many jobs of the client's user may wait; nil for any number.
    /// - Returns: The job's number.
    /// - Throws: `ServiceError` when the folder takes no pictures now, or the file is none that may be painted.
    func submit(_ request: JobSubmission, owner: UInt32, mostBytes: Int, quota: Int?) async throws -> JobID {
        try request.options.requireNone()
        try await queue.requirePlace(for: owner, quota: quota)
        await waitForRecipe(of: request.folder)
        guard let folder = folders[request.folder] else {
            throw ServiceError.noSuchFolder(request.folder)
        }
        guard folder.watchTrouble == nil, let inForce = folder.style.inForce else {
            throw ServiceError(
                .folderUnavailable,
                "Folder \(request.folder) takes no pictures: \(folder.condition.reason)."
            )
        }
        let path = FilePath(bytes: request.name)
        guard let name = path.lastComponent, path.components.count == 1, name.kind == .regular,
            name.bytes == request.name, request.name.count <= 255, !IgnoredNames.cover(name)
        else {
            throw ServiceError(.invalidArgument, "“\(EscapedName.text(of: request.name))” is no name for a picture.")
        }
        guard !folder.isOwn(request.name) else {
            throw ServiceError(.invalidArgument, "“\(path.shown)” belongs to the recipe of the folder.")
        }
        let submission = Submission(
            image: request.image,
            name: request.name,
            folder: folder.configuration,
            mostBytes: mostBytes
        )
        let (place, identity) = try await offload { try submission.copy() }
        CrashPoint.submissionCopied.pass()
        let job = JobRequest(
            folder: request.folder,
            name: place,
            identity: identity,
            inbox: (try? DirectoryLook(folder.configuration.inbox, for: place))?.directory,
            recipe: inForce.recipe,
            owner: owner,
            priority: folder.configuration.priority
        )
        do {
            // Others of the same user may have been copied meanwhile.
            return try await enqueueNow(job, quota: quota)
        } catch {
            // The client is told that nothing came of it, so nothing may.
            let copy = folder.configuration.inbox.appending(bytes: place)
            if (try? copy.entry())?.identity == identity { try? copy.remove() }
            throw error
        }
    }

    /// Waits until a folder's recipe has settled for the first time, if there is one.
    ///
    /// A daemon that has just been started, perhaps by the very submission, does not know it yet.
    private func waitForRecipe(of name: String) async {
        let interval = Duration.milliseconds(50)
        var patience = Self.recipePatience
        while folders[name]?.isNew == true, patience > .zero {
            guard (try? await Task.sleep(for: interval)) != nil else { return }
            patience -= interval
        }
    }
}
