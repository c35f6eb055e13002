import Contract
import Testing

struct WorkerReportTests {
    static let progress = WorkerProgress(
        iteration: 1,
        iterations: 500,
        content: 1.5,
        style: 2.25,
        histogram: 0.75,
        totalVariation: 0.125,
        total: 9,
        seconds: 0.5
    )

    static let measured = WorkerProgress(
        iteration: 1,
        iterations: 2,
        content: nil,
        style: nil,
        histogram: nil,
        totalVariation: nil,
        total: nil,
        seconds: 0.5,
        scale: 1,
        scales: 3,
        secondsLeft: 0.5,
        processorSeconds: 1.5,
        peakMemory: 1024
    )

    @Test(arguments: [
        (
            WorkerReport.started(width: 512, height: 384, iterations: 500),
            #"{"event":"started","height":384,"iterations":500,"width":512}"#
        ),
        (
            .progress(progress),
            #"{"content":1.5,"event":"progress","histogram":0.75,"iteration":1,"iterations":500,"seconds":0.5,"#
                + #""style":2.25,"total":9,"tv":0.125}"#
        ),
        (
            .room(bytes: 234_000_000),
            #"{"bytes":234000000,"event":"room"}"#
        ),
        (
            .note("it goes on behind evaluation 7"),
            #"{"event":"note","message":"it goes on behind evaluation 7"}"#
        ),
        (
            .progress(measured),
            #"{"cpu":1.5,"event":"progress","iteration":1,"iterations":2,"left":0.5,"memory":1024,"scale":1,"scales":3,"#
                + #""seconds":0.5}"#
        ),
        (
            .snapshot(iteration: 50, path: Array("/out/.impasto-7/snapshots/0050.png".utf8)),
            #"{"event":"snapshot","iteration":50,"path":"/out/.impasto-7/snapshots/0050.png"}"#
        ),
        (
            .finished(iterations: 500, seconds: 201.5, path: [0x2f, 0xe9, 0x5c]),
            #"{"event":"finished","iterations":500,"path":"/\\xe9\\\\","seconds":201.5}"#
        ),
        (
            .failed(code: .unreadablePicture, message: "cat.jpg: not a picture\n\"no\""),
            #"{"code":65,"event":"failed","message":"cat.jpg: not a picture\n\"no\""}"#
        ),
    ])
    func everyReportIsOneLine(_ report: WorkerReport, _ line: String) throws {
        #expect(try report.line() == line)
        #expect(try WorkerReport(line: line) == report)
    }

    @Test func aLossThatIsNoNumberIsLeftOut() throws {
        let progress = WorkerProgress(
            iteration: 1,
            iterations: 2,
            content: .nan,
            style: .infinity,
            histogram: .nan,
            totalVariation: -.infinity,
            total: nil,
            seconds: 1
        )
        let line = try WorkerReport.progress(progress).line()
        #expect(line == #"{"event":"progress","iteration":1,"iterations":2,"seconds":1}"#)
        #expect(try WorkerReport(line: line) == .progress(progress))
    }

    @Test func keysOfLaterVersionsAreLeftAside() throws {
        let line = #"{"event":"started","width":1,"height":2,"iterations":3,"memory":4}"#
        #expect(try WorkerReport(line: line) == .started(width: 1, height: 2, iterations: 3))
    }

    @Test(arguments: [
        "", "{}", "painting…", #"{"event":"dancing"}"#, #"{"event":"started","width":1}"#,
        #"{"event":"failed","code":66.5,"message":""}"#, #"{"event":"failed","code":1,"message":""}"#,
        #"{"event":"snapshot","iteration":1,"path":"\\x"}"#,
    ])
    func whatIsNoReportIsAnError(_ line: String) {
        #expect(throws: DecodingError.self) { try WorkerReport(line: line) }
    }

    @Test func exitCodesAreThoseOfSysexits() {
        #expect(WorkerExit.allCases.map(\.rawValue) == [0, 64, 65, 66, 69, 70, 71, 72, 73, 74, 75, 76, 78])
        #expect(WorkerExit.allCases.filter(\.isTemporary) == [.inputTroubled, .noSpace, .stopped, .outputTroubled])
    }
}
