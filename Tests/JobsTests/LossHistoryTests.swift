import Jobs
import Testing

struct LossHistoryTests {
    @Test func aShortHistoryIsKeptWhole() {
        var history = LossHistory()
        for number in 1...LossHistory.mostPoints { history.add(iteration: number, loss: 1 / Double(number)) }
        #expect(history.points.map(\.iteration) == Array(1...LossHistory.mostPoints))
        #expect(history.points[3].loss == 0.25)
    }

    @Test(arguments: [2001, 5000, 100_000, 1_000_003])
    func aLongHistoryIsThinnedOutEvenly(count: Int) throws {
        var history = LossHistory()
        for number in 1...count { history.add(iteration: number, loss: Double(number)) }
        let numbers = history.points.map(\.iteration)
        #expect(numbers.count <= LossHistory.mostPoints && numbers.count >= LossHistory.mostPoints / 2 - 1)
        let gaps = Set(zip(numbers.dropFirst(), numbers).map { $0 - $1 })
        #expect(gaps.count == 1)
        #expect(numbers.first == 1 && numbers.last.map { count - $0 < gaps.first ?? 0 } == true)
    }

    @Test func whatIsPaintedAgainReplacesWhatItWas() {
        var history = LossHistory()
        for number in 1...10 { history.add(iteration: number, loss: 1) }
        history.add(iteration: 7, loss: 2)
        #expect(history.points.map(\.iteration) == Array(1...7))
        #expect(history.points.last?.loss == 2)
        history.add(iteration: 1, loss: 3)
        #expect(history.points == [LossHistory.Point(iteration: 1, loss: 3)])
    }
}
