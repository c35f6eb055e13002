import Networks
import Testing

@Suite("The catalogue")
struct CatalogueTests {
    private static let files = Catalogue.networks.flatMap(\.files)

    @Test("knows its networks by name")
    func names() {
        let names = Catalogue.networks.map(\.name)
        #expect(names.first == "vgg19")
        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy { Catalogue.network(named: $0)?.name == $0 })
        #expect(Catalogue.network(named: "VGG19") == nil)
    }

    @Test("fetches nothing that could be changed on its way, nor anything unpinned or larger than the limit")
    func pins() {
        let limit = DownloadSettings(userAgent: "impasto/test").sizeLimit
        for file in Self.files {
            #expect(file.address.hasPrefix("https://"))
            #expect(file.size ?? 0 <= limit)
            #expect(file.digest != nil)
        }
    }

    @Test("has digests of the right length, in lower case", arguments: files)
    func digests(file: PublishedFile) throws {
        let (digits, count) =
            switch try #require(file.digest) {
            case .sha256(let digits): (digits, 64)
            case .sha256Prefix(let digits): (digits, 8)
            case .md5(let digits): (digits, 32)
            }
        #expect(digits.count == count)
        #expect(digits.allSatisfy { $0.isHexDigit && !$0.isUppercase })
    }

    @Test("agrees with the digests that PyTorch puts into its files' names")
    func fileNames() throws {
        let named = Self.files.filter { $0.address.hasSuffix(".pth") }
        #expect(named.count == 4)
        for file in named {
            let name = try #require(file.address.split(separator: "/").last)
            let prefix = try #require(name.dropLast(4).split(separator: "-").last)
            switch file.digest {
            case .sha256(let digits), .sha256Prefix(let digits): #expect(digits.hasPrefix(prefix))
            default: Issue.record("\(name) is not pinned by SHA-256")
            }
        }
    }
}
