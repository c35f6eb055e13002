import Networks
import Testing

@Suite("Content-Range")
struct ContentRangeTests {
    @Test("is read in its three forms")
    func forms() {
        let forms = ["bytes 100-199/300", "Bytes 100-199/*", "bytes */300"].map(ContentRange.init)
        #expect(forms.map { $0?.first } == [100, 100, nil])
        #expect(forms.map { $0?.total } == [300, nil, 300])
    }

    @Test(
        "promises nothing when it is anything else",
        arguments: [
            "", "bytes", "bytes 1-2", "items 1-2/3", "bytes 1-2/3/4", "bytes --/-3", "bytes 99999999999999999999-/x",
        ]
    )
    func nonsense(text: String) {
        let range = ContentRange(text)
        #expect(range?.first == nil)
        #expect(range?.total == nil)
    }
}
