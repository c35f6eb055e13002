import Contract
import Testing

struct EscapedNameTests {
    @Test(arguments: [
        ("cat.jpg", "cat.jpg"),
        ("Öl auf Leinwand.png", "Öl auf Leinwand.png"),
        ("👩‍🎨.png", "👩‍🎨.png"),
        ("back\\slash", "back\\\\slash"),
        ("two\nlines\u{1b}[2J", "two\\x0alines\\x1b[2J"),
        ("gpj.\u{202e}exe", "gpj.\\xe2\\x80\\xaeexe"),
        ("next\u{85}line", "next\\xc2\\x85line"),
    ])
    func textIsShownAsFarAsItIsHarmless(_ name: String, _ shown: String) {
        #expect(EscapedName.text(of: Array(name.utf8)) == shown)
        #expect(EscapedName.bytes(of: shown) == Array(name.utf8))
    }

    @Test func bytesThatAreNoTextAreShownByNumber() {
        #expect(EscapedName.text(of: [0x63, 0x61, 0x66, 0xe9, 0x2e, 0x70]) == "caf\\xe9.p")
        #expect(EscapedName.text(of: [0xe2, 0x82, 0x41, 0xff]) == "\\xe2\\x82A\\xff")
        #expect(EscapedName.text(of: [0xf0, 0x9f, 0x8e]) == "\\xf0\\x9f\\x8e")
        #expect(EscapedName.text(of: []) == "")
    }

    @Test func everyNameComesBack() {
        var generator = SystemRandomNumberGenerator()
        for length in 0..<300 {
            let name = (0..<length).map { _ in UInt8.random(in: 1...255, using: &generator) }
            let text = EscapedName.text(of: name)
            #expect(EscapedName.bytes(of: text) == name, "\(name)")
            #expect(text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }, "\(name)")
        }
        let all = (UInt8.min...UInt8.max).map(\.self)
        #expect(EscapedName.bytes(of: EscapedName.text(of: all)) == all)
    }

    @Test(arguments: ["\\", "\\n", "\\x", "\\x1", "\\xg0", "a\\x+1"])
    func whatIsNoEscapeIsNoName(_ text: String) {
        #expect(EscapedName.bytes(of: text) == nil)
    }
}
