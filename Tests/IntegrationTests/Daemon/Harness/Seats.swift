/// Room for a few daemons at a time, so that the tests, which all begin at once, do not starve one another.
actor Seats {
    /// The seats that all tests share.
    static let shared = Seats(4)

    private var free: Int
    private var queue: [CheckedContinuation<Void, Never>] = []

    /// Makes room for so many.
    init(_ count: Int) {
        free = count
    }

    /// Does `body` as soon as there is a seat for it.
    nonisolated func with<Result>(_ body: () async throws -> Result) async throws -> Result {
        await take()
        do {
            let result = try await body()
            await leave()
            return result
        } catch {
            await leave()
            throw error
        }
    }

    private func take() async {
        guard free == 0 else {
            free -= 1
            return
        }
        await withCheckedContinuation { queue.append($0) }
    }

    private func leave() {
        if queue.isEmpty { free += 1 } else { queue.removeFirst().resume() }
    }
}
