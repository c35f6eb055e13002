import Contract
import Testing

struct SiblingProgramTests {
    @Test(arguments: ["/usr/bin/impastoctl", "/usr/libexec/impasto/impastod"])
    func anInstalledProgramIsFound(from program: String) {
        let places = SiblingProgram.network.candidates(beside: program)
        #expect(places.contains("/usr/libexec/impasto/impasto-network"))
        #expect(SiblingProgram.render.candidates(beside: program).contains("/usr/bin/impasto-render"))
    }

    @Test func aBuildsProgramIsBesideTheOthers() {
        let places = SiblingProgram.network.candidates(beside: "/home/a/impasto/.build/release/impastoctl")
        #expect(places.first == "/home/a/impasto/.build/release/impasto-network")
    }
}
