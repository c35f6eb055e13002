import Jobs
import Recipe
import Testing

struct LedgerTests {
    @Test func theSameFileIsQueuedOnce() async throws {
        try await QueueFile.with { file in
            let first = try await file.open().enqueueNew(.picture(1))

            let again = try file.open()
            #expect(
                try await again.enqueue([.picture(1), .picture(1)]) == [
                    .alreadyKnown(first.id), .alreadyKnown(first.id),
                ]
            )
            #expect(await again.status.counts[.queued] == 1)
        }
    }

    @Test func oneRequestMayNameAFileTwice() async throws {
        try await QueueFile.with { file in
            let admissions = try await file.open().enqueue([.picture(1), .picture(1)])
            #expect(admissions[1] == .alreadyKnown(admissions[0].id))
        }
    }

    @Test func anUnknownPictureThatHasGoneMeanwhileIsNoJob() async throws {
        try await QueueFile.with { file in
            let queue = try file.open()
            let known = try await queue.enqueueNew(.picture(1))
            let admissions = try await queue.enqueue([.picture(1), .picture(2), .picture(3)]) { $0 == .picture(3) }
            #expect(admissions.map(\.id) == [known.id, JobID(rawValue: known.id.rawValue + 1)])
            #expect(try await queue.jobs().map(\.name) == [JobRequest.picture(1).name, JobRequest.picture(3).name])
        }
    }

    @Test(arguments: [
        JobRequest.changed(folder: "manet"), .changed(name: [0x66, 0xff]), .changed(inode: 2), .changed(size: 101),
        .changed(modified: 1_001),
    ])
    func anotherFileIsAnotherJob(_ other: JobRequest) async throws {
        try await QueueFile.with { file in
            let queue = try file.open()
            let first = try await queue.enqueueNew(.changed())
            #expect(try await queue.enqueueNew(other).id > first.id)
        }
    }

    @Test func aFileWhoseDeviceGetsAnotherNumberIsTheSame() async throws {
        try await QueueFile.with { file in
            let queue = try file.open()
            let first = try await queue.enqueueNew(.changed())
            let again = JobRequest.changed(device: 2, inbox: InboxIdentity(device: 2, inode: 7))
            #expect(try await queue.enqueue([again]) == [.alreadyKnown(first.id)])
            let job = try await queue.job(first.id)
            #expect(job.identity == again.identity && job.inbox == again.inbox)
            #expect(try await queue.enqueue([.changed(device: 3)]) == [.alreadyKnown(first.id)])
            #expect(try await queue.job(first.id) == job)
        }
    }

    @Test func twoRowsForOneFileKeepNobodyWaiting() async throws {
        try await QueueFile.with { file in
            let queue = try file.open()
            let inbox = InboxIdentity(device: 2, inode: 7)
            _ = try await queue.enqueueNew(.changed(device: 1, inbox: inbox))
            _ = try await queue.enqueueNew(.changed(device: 2, inode: 2, inbox: inbox))
            // As an earlier version left them, to which another device was another picture.
            try file.sqlite("UPDATE job SET inode = 1")
            let again = JobRequest.changed(device: 2, inbox: inbox)
            #expect(try await queue.enqueue([again, .picture(1)]).count == 2)
        }
    }

    @Test func aFileThatIsPutBackIntoTheInboxIsANewJob() async throws {
        try await QueueFile.with { file in
            let queue = try file.open()
            let events = await queue.events()
            let job = try await queue.enqueueNew(.picture(1))
            let executor = FakeExecutor(world: FakeWorld(inbox: [job.name]))
            let ended = try await withRunner(of: queue, executor) { try await end(of: job.id, in: events) }
            #expect(ended.source == Array("done/picture 1.png".utf8))

            #expect(try await queue.enqueueNew(.picture(1)).id > job.id)
        }
    }

    @Test func largeNumbersOfAFileSystemAreKept() async throws {
        try await QueueFile.with { file in
            let request = JobRequest.changed(device: .max, inode: .max, size: .max, modified: .min)
            let id = try await file.open().enqueueNew(request).id
            #expect(try await file.open().job(id).identity == request.identity)
        }
    }

    @Test(arguments: [nil, 0, 1000, UInt32.max - 1])
    func theOwnerIsKept(_ owner: UInt32?) async throws {
        try await QueueFile.with { file in
            let picture = JobRequest.picture(1)
            let request = JobRequest(
                folder: picture.folder,
                name: picture.name,
                identity: picture.identity,
                recipe: picture.recipe,
                owner: owner
            )
            let id = try await file.open().enqueueNew(request).id
            #expect(try await file.open().job(id).owner == owner)
        }
    }

    @Test func theRecipeIsFrozen() async throws {
        try await QueueFile.with { file in
            var recipe = try Recipe.preset("seed1-lbfgs")
            try recipe.set("iterations=7")
            let request = JobRequest(
                folder: "monet",
                name: [0x66],
                identity: JobRequest.changed().identity,
                recipe: FrozenRecipe(recipe)
            )
            let id = try await file.open().enqueueNew(request).id
            #expect(try await file.open().job(id).recipe.recipe() == recipe)
        }
    }
}

extension JobRequest {
    fileprivate static func changed(
        folder: String = "monet",
        name: [UInt8] = [0x66, 0xfe],
        device: UInt64 = 1,
        inode: UInt64 = 1,
        size: Int64 = 100,
        modified: Int64 = 1_000,
        inbox: InboxIdentity? = nil
    ) -> JobRequest {
        JobRequest(
            folder: folder,
            name: name,
            identity: SourceIdentity(device: device, inode: inode, size: size, modifiedNanoseconds: modified),
            inbox: inbox,
            recipe: FrozenRecipe(json: "{}")
        )
    }
}
