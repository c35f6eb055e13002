import Systemd
import Testing

struct ServiceEnvironmentTests {
    @Test func outsideOfTheServiceManagerThereIsNothing() {
        let environment = environment([:])
        #expect(environment.stateDirectory == nil)
        #expect(environment.notifySocket == nil)
        #expect(environment.watchdogInterval == nil)
        #expect(!environment.standardErrorIsJournal)
    }

    @Test func ofSeveralDirectoriesTheFirstCounts() {
        let environment = environment([
            "STATE_DIRECTORY": "/var/lib/impasto:/var/lib/other",
            "RUNTIME_DIRECTORY": "/run/impasto",
            "CONFIGURATION_DIRECTORY": "/etc/impasto",
        ])
        #expect(environment.stateDirectory == "/var/lib/impasto")
        #expect(environment.runtimeDirectory == "/run/impasto")
        #expect(environment.configurationDirectory == "/etc/impasto")
    }

    @Test(arguments: [
        (["WATCHDOG_USEC": "60000000"], Duration.seconds(60)),
        (["WATCHDOG_USEC": "500", "WATCHDOG_PID": "7"], Duration.microseconds(500)),
        (["WATCHDOG_USEC": "500", "WATCHDOG_PID": "8"], nil),
        (["WATCHDOG_USEC": "0"], nil),
        (["WATCHDOG_USEC": "often"], nil),
    ])
    func theWatchdogIsForOneProcess(_ variables: [String: String], _ interval: Duration?) {
        #expect(environment(variables).watchdogInterval == interval)
    }

    @Test func theJournalIsKnownByItsFile() {
        #expect(environment(["JOURNAL_STREAM": "8:42"]).standardErrorIsJournal)
        #expect(!environment(["JOURNAL_STREAM": "8:43"]).standardErrorIsJournal)
    }

    private func environment(_ variables: [String: String]) -> ServiceEnvironment {
        ServiceEnvironment(variable: { variables[$0] }, process: 7, standardError: "8:42")
    }
}
