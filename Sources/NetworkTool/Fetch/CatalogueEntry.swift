import Networks

/// A network of the catalogue, under the names that its JSON has.
struct CatalogueEntry: Encodable {
    struct File: Encodable {
        let address: String
        let bytes: Int?
        var sha256: String?
        /// The first digits of the SHA-256, where nobody published more.
        var sha256_prefix: String?
        var md5: String?

        init(_ file: PublishedFile) {
            address = file.address
            bytes = file.size
            switch file.digest {
            case .sha256(let digits): sha256 = digits
            case .sha256Prefix(let digits): sha256_prefix = digits
            case .md5(let digits): md5 = digits
            case nil: break
            }
        }
    }

    let name: String
    let title: String
    let family: String
    let licence: String
    let files: [File]

    init(_ network: PublishedNetwork) {
        name = network.name
        title = network.title
        family = network.family.rawValue
        licence = network.licence
        files = network.files.map(File.init)
    }

    /// The whole catalogue.
    static var all: [CatalogueEntry] { Catalogue.networks.map(CatalogueEntry.init) }

    /// The catalogue as a table.
    static var table: String {
        Printer.table(
            ["NAME", "SIZE", "NETWORK", "LICENCE"],
            numbers: [1],
            all.map { [$0.name, $0.files.first?.bytes.map { "\(ByteSize($0))" } ?? "-", $0.title, $0.licence] }
        )
    }
}
