import Contract
import Glibc
import Testing

struct VocabularyTests {
    @Test func jobsHaveTheirObjects() {
        #expect(BusNames.job(42).text == "/org/impasto/Impasto1/job/_42")
        #expect(BusNames.jobID(of: BusNames.job(.max)) == .max)
        #expect(BusNames.jobID(of: BusNames.manager) == nil)
        #expect(BusNames.jobID(of: ObjectPath(known: "/org/impasto/Impasto1/job/_4a")) == nil)
    }

    /// As `sd_bus_path_encode` of libsystemd 252 makes them.
    @Test(arguments: [
        ("inbox", "inbox"), ("holiday-photos", "holiday_2dphotos"), ("2026.a_b", "_32026_2ea_5fb"), ("", "_"),
        ("_", "_5f"), ("Öl", "_c3_96l"), ("9", "_39"), ("a9", "a9"), ("x\u{1}y", "x_01y"),
    ])
    func foldersHaveTheirObjects(_ name: String, _ element: String) {
        let path = BusNames.folder(name)
        #expect(path.text == "/org/impasto/Impasto1/folder/\(element)")
        #expect(ObjectPath(path.text) == path)
        #expect(BusNames.folderName(of: path) == name)
    }

    @Test(arguments: ["", "_5", "_zz", "a_62", "_C3_96", "_ff", "9", "a-b"])
    func otherPathsAreNoFolders(_ element: String) {
        #expect(BusNames.folderName(of: ObjectPath(known: "/org/impasto/Impasto1/folder/\(element)")) == nil)
        #expect(BusNames.folderName(of: BusNames.job(1)) == nil)
    }

    @Test func errorsHaveTheirNames() {
        #expect(ServiceErrorCode.noSuchJob.busName == "org.impasto.Impasto1.NoSuchJob")
        for code in ServiceErrorCode.allCases {
            #expect(ServiceErrorCode(busName: code.busName) == code)
        }
        #expect(ServiceErrorCode(busName: "org.freedesktop.DBus.Error.NoSuchJob") == nil)
        #expect(ServiceErrorCode(busName: "org.impasto.Impasto1.Unheard") == nil)
    }

    @Test func errorsHaveTheirNumbers() {
        #expect(ServiceErrorCode.noSuchJob.errorNumber == ENXIO)
        #expect(ServiceErrorCode.noSuchJob.errorNumberName == "ENXIO")
        for code in ServiceErrorCode.allCases {
            #expect(code.errorNumber > 0)
            #expect(code.summary.hasSuffix("."))
        }
    }

    @Test func statesHaveTheirWords() {
        let words = ["receiving", "queued", "waiting", "running", "paused", "publishing", "done", "failed", "canceled"]
        #expect(JobState.allCases.map(\.rawValue) == words)
        #expect(JobState.allCases.filter(\.isFinal) == [.done, .failed, .canceled])
    }

    @Test(arguments: ["/", "/a", "/org/impasto/Impasto1/job/_42"])
    func pathsArePaths(_ text: String) {
        #expect(ObjectPath(text)?.text == text)
    }

    @Test(arguments: ["", "a", "//", "/a/", "/a//b", "/a-b", "/ö", "/a b"])
    func otherTextsAreNoPaths(_ text: String) {
        #expect(ObjectPath(text) == nil)
    }

    @Test func signaturesAreCutIntoTypes() {
        #expect(BusSignature.completeTypes(of: "ta{sv}a(tosssdu)aays") == ["t", "a{sv}", "a(tosssdu)", "aay", "s"])
        #expect(BusSignature.completeTypes(of: "") == [])
    }

    @Test func onlyRealChangesAreChanges() {
        var values = PropertyValues()
        values[ManagerInterface.queued] = 1
        values[ManagerInterface.pauseReason] = "lunch"
        var newer = PropertyValues()
        newer[ManagerInterface.queued] = 1
        newer[ManagerInterface.pauseReason] = ""
        newer[ManagerInterface.paused] = false
        #expect(values.update(with: newer) == ["PauseReason", "Paused"])
        #expect(values[ManagerInterface.pauseReason] == "")
        #expect(values.update(with: newer) == [])
    }
}
