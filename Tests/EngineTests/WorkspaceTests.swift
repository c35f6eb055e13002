import Engine
import Testing

/// Regions are laid out by their lifetimes, over random plans.
@Suite struct WorkspaceTests {
    private struct Request {
        let count: Int
        let lifetime: Workspace.Lifetime
        let region: Workspace.Region
    }

    /// Two that live at one moment never overlap; each lies within the workspace, on a cache line of its own.
    @Test func whatLivesAtTheSameTimeNeverOverlaps() throws {
        var generator = Seeded(seed: 31)
        for _ in 0..<200 {
            let (plan, requests) = randomPlan(&generator)
            let workspace = try Workspace(plan)
            let ranges = requests.map { range(workspace.row($0.region), $0.count) }
            for one in requests.indices {
                #expect(ranges[one].lowerBound % 64 == 0)
                for other in 0..<one where requests[other].lifetime.overlaps(requests[one].lifetime) {
                    #expect(!ranges[other].overlaps(ranges[one]))
                }
            }
            let (first, last) = (ranges.map(\.lowerBound).min() ?? 0, ranges.map(\.upperBound).max() ?? 0)
            #expect(last - first <= workspace.bytes)
        }
    }

    /// A plan takes no less than what lives at its fullest moment, and no more than all regions one beside the other.
    @Test func memoryIsBetweenTheFullestMomentAndTheSum() {
        var generator = Seeded(seed: 32)
        for _ in 0..<200 {
            let (plan, requests) = randomPlan(&generator)
            let fullest = (0...20).map { moment in
                requests.filter { $0.lifetime.contains(moment) }.reduce(0) { $0 + lines($1.count) }
            }
            #expect(plan.count >= fullest.max() ?? 0)
            #expect(plan.count <= requests.reduce(0) { $0 + lines($1.count) })
        }
    }

    @Test func whatNeverMeetsSharesItsPlace() throws {
        var plan = Workspace.Plan(workers: 1)
        let regions = (0..<9).map { plan.reserve(1000 + 16 * $0, during: $0...$0) }
        plan.arrange()
        let workspace = try Workspace(plan)
        #expect(Set(regions.map { workspace.row($0).pointer }).count == 1)
        #expect(workspace.bytes == lines(1000 + 16 * 8) * 4)
    }

    /// A chain in which each meets the next takes two places.
    @Test func neighboursInTimeTakeTurns() {
        var plan = Workspace.Plan(workers: 1)
        for moment in 0..<9 { _ = plan.reserve(512, during: moment...moment + 1) }
        plan.arrange()
        #expect(plan.count == 2 * 512)
    }

    /// What a worker has for itself is neither another worker's nor anybody's; its moments share one piece.
    @Test(arguments: [1, 2, 5])
    func workersHaveTheirOwnMemory(workers: Int) throws {
        var generator = Seeded(seed: 33)
        var plan = Workspace.Plan(workers: workers)
        let shared = plan.reserve(500)
        var layouts: [[(region: Workspace.WorkerRegion, count: Int)]] = []
        for _ in 0..<8 {
            var layout = Workspace.WorkerLayout()
            layouts.append(
                (0..<5).map { _ in
                    let count = Int.random(in: 1...3000, using: &generator)
                    return (layout.reserve(count), count)
                }
            )
            plan.include(layout)
        }
        plan.arrange()
        let workspace = try Workspace(plan)
        for layout in layouts {
            var ranges = [range(workspace.row(shared), 500)]
            for (region, count) in layout {
                let rows = workspace.rows(region)
                #expect(rows.count == workers)
                ranges += rows.map { range($0, count) }
            }
            #expect(ranges.allSatisfy { $0.lowerBound % 64 == 0 })
            for one in ranges.indices {
                for other in 0..<one { #expect(!ranges[one].overlaps(ranges[other])) }
            }
            let (first, last) = (ranges.map(\.lowerBound).min() ?? 0, ranges.map(\.upperBound).max() ?? 0)
            #expect(last - first <= workspace.bytes)
        }
        // Whole pages of 1024 floats, of the largest of the moments.
        let largest = layouts.map { $0.reduce(0) { $0 + lines($1.count) } }.max() ?? 0
        #expect(plan.count == lines(500) + workers * ((largest + 1023) / 1024 * 1024))
    }

    private func range(_ row: Tensor, _ count: Int) -> Range<Int> {
        let start = Int(bitPattern: row.pointer)
        return start..<start + count * MemoryLayout<Float>.stride
    }

    private func randomPlan(_ generator: inout Seeded) -> (Workspace.Plan, [Request]) {
        var (plan, requests) = (Workspace.Plan(workers: 1), [Request]())
        for _ in 0..<Int.random(in: 1...30, using: &generator) {
            let count = Int.random(in: 1...2000, using: &generator)
            let begin = Int.random(in: 0...20, using: &generator)
            let end = Bool.random(using: &generator) ? begin : Int.random(in: begin...20, using: &generator)
            let region = plan.reserve(count, during: begin...end)
            requests.append(Request(count: count, lifetime: begin...end, region: region))
        }
        plan.arrange()
        return (plan, requests)
    }

    /// Floats of the cache lines that a region takes.
    private func lines(_ count: Int) -> Int { (count + 15) / 16 * 16 }
}
