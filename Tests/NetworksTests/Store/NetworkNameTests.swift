import Networks
import Testing

struct NetworkNameTests {
    @Test(arguments: ["vgg19", "a", "1", "vgg19-torchvision", "my_net.v2", "0-_.", String(repeating: "a", count: 64)])
    func plainNamesAreTaken(_ name: String) throws {
        #expect(try NetworkName(name).description == name)
    }

    @Test(arguments: [
        "", ".", "..", ".hidden", "-option", "_x", "VGG19", "a/b", "../a", "a b", "a\n", "ä", "a\u{0}", "a\u{301}",
        String(repeating: "a", count: 65),
    ])
    func otherNamesAreRefused(_ name: String) {
        let error = #expect(throws: NetworkError.self) { try NetworkName(name) }
        #expect(error?.code == .badName)
    }
}
