import SystemPackage

extension FolderWatch {
    /// Waits until everything that was put into a folder before has been told: as settled, refused or being received.
    ///
    /// The number that it returns comes as ``FolderEvent/synced(_:_:)`` too, behind all those events: whoever takes
    /// them has taken them all by then.
    ///
    /// - Parameters:
    ///   - id: The folder's id.
    ///   - timeout: How long to wait; files need their settle time at least.
    /// - Returns: The number of this synchronisation.
    /// - Throws: ``WatchError`` when there is no such folder, when it cannot be watched, or when the time is over.
    @discardableResult
    public func sync(id: String, timeout: Duration) async throws(WatchError) -> UInt64 {
        guard let inbox = inboxes[id] else { throw WatchError(.unknownFolder, "no folder \(id) is watched") }
        let now = SuspendingClock.now
        // Where nobody else's doing is seen by inotify, or no file can be made, all names are looked at instead.
        let cookie = inbox.watch?.method.kind == .inotify ? placeCookie(in: inbox, at: now) : nil
        if cookie == nil { visit(inbox, at: now) }
        let result = await withCheckedContinuation { caller in
            syncCount += 1
            let deadline = now + timeout
            syncs.append(
                SyncRequest(number: syncCount, folder: id, deadline: deadline, caller: caller, cookie: cookie)
            )
            advanceSyncs(at: now)
            wake(noLaterThan: deadline)
        }
        return try result.get()
    }

    /// Makes a cookie in a folder, unless nothing can be made there.
    @discardableResult
    func placeCookie(in inbox: Inbox, at now: SuspendingClock.Instant) -> Cookie? {
        guard let name = Cookie.freshName(), let directory = try? OpenFolder(inbox.folder.path),
            directory.identity == inbox.watch?.directory, directory.flash(name)
        else { return nil }
        let cookie = Cookie(name: name, folder: inbox.folder.id, deadline: now + patience)
        cookies[name] = cookie
        wake(noLaterThan: cookie.deadline)
        return cookie
    }

    /// Starts the library anew if inotify has not told of a cookie.
    func restartIfSilent(at now: SuspendingClock.Instant) {
        guard cookies.values.contains(where: { $0.deadline <= now }) else { return }
        // We may be the ones who are late.
        takeEvents()
        guard cookies.values.contains(where: { $0.deadline <= now }) else { return }
        letGoOfLibrary()
    }

    /// Answers everybody whose waiting is over.
    func advanceSyncs(at now: SuspendingClock.Instant) {
        guard !syncs.isEmpty else { return }
        var waiting: [SyncRequest] = []
        for var request in syncs {
            if let result = advance(&request, at: now) {
                if case .success(let number) = result { report.yield(.synced(request.folder, number)) }
                request.caller.resume(returning: result)
            } else {
                waiting.append(request)
            }
        }
        syncs = waiting
    }

    private func advance(
        _ request: inout SyncRequest,
        at now: SuspendingClock.Instant
    ) -> Result<UInt64, WatchError>? {
        guard !isClosed else { return .failure(WatchError(.closed, "the folder watch is closed")) }
        guard let inbox = inboxes[request.folder] else {
            return .failure(WatchError(.unknownFolder, "folder \(request.folder) is watched no longer"))
        }
        if let trouble = inbox.trouble { return .failure(trouble) }
        if request.cookie.map({ cookies[$0.name] == nil }) ?? true, inbox.watch != nil {
            let last = request.lastArrival ?? inbox.arrivals
            request.lastArrival = last
            if inbox.hasConcluded(upTo: last) { return .success(request.number) }
        }
        guard now < request.deadline else {
            return .failure(WatchError(.timedOut, "folder \(request.folder): not everything has settled in time"))
        }
        return nil
    }
}
