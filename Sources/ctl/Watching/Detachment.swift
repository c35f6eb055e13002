import Dispatch
import Glibc

/// The way out of watching jobs: ^C ends this program, and not what it looks at.
enum Detachment {
    /// Does something during which SIGINT says that the jobs go on and how to come back to them, and ends the program.
    static func offered<Result>(to ids: [UInt64], _ body: () async throws -> Result) async throws -> Result {
        signal(SIGINT, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: SIGINT)
        source.setEventHandler { leave(ids) }
        source.resume()
        defer {
            source.cancel()
            signal(SIGINT, SIG_DFL)
        }
        return try await body()
    }

    private static func leave(_ ids: [UInt64]) {
        let numbers = ids.map(String.init).joined(separator: " ")
        let (what, back) = ids.count == 1 ? ("Job \(numbers) goes", "watch") : ("The jobs go", "wait")
        if Talk.isLive { Talk.say("") }
        Talk.say("\(what) on. To come back: impastoctl \(back) \(numbers). To end it: impastoctl cancel \(numbers)")
        SignalDeath.die(by: SIGINT)
    }
}
