import Networks
import Testing

@Suite("Words of downloads")
struct FetchWordsTests {
    @Test("sizes as people read them")
    func sizes() {
        let sizes = [0, 1023, 1024, 2047, (1 << 20) - 1, 1 << 20, 80_134_624, 574_673_361, 1 << 30, .max]
        let words = ["0 bytes", "1023 bytes", "1.0 KiB", "1.9 KiB", "1023.9 KiB", "1.0 MiB", "76.4 MiB", "548.0 MiB"]
        #expect(sizes.map { "\(ByteSize($0))" } == words + ["1.0 GiB", "8589934591.9 GiB"])
    }

    @Test("addresses without passwords")
    func addresses() {
        let shown = [
            "https://me:secret@example.org/a@b/c?d=@": "https://example.org/a@b/c?d=@",
            "https://me:p@ss@example.org": "https://example.org",
            "https://example.org/@": "https://example.org/@",
            "vgg19": "vgg19",
        ]
        for (address, expected) in shown {
            #expect(PublishedFile(address).shownAddress == expected)
        }
    }

    @Test("digests as people type them")
    func digests() {
        let whole = String(repeating: "aB", count: 32)
        #expect(PublishedDigest(sha256: whole) == .sha256(whole.lowercased()))
        #expect(PublishedDigest(sha256: "dcbb9e9d") == .sha256Prefix("dcbb9e9d"))
        for wrong in ["", "dcbb9e9", "dcbb9e9g", "dcbb 9e9d", whole + "a", "１２３４５６７８"] {
            #expect(PublishedDigest(sha256: wrong) == nil)
        }
    }
}
