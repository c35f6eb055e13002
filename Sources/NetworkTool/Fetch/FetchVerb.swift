import ArgumentParser
import Contract
import Networks
import SystemPackage

/// A published network fetched and imported.
struct FetchVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fetch",
        abstract: "Fetch a published network and import it.",
        discussion: """
            A fetch that breaks off or is stopped keeps what has come; the next one of the same address goes on there. \
            What has come whole is checked against the digest that was published, then imported as by "import".

            Proxies are taken from http_proxy, https_proxy, ALL_PROXY and NO_PROXY; CURL_CA_BUNDLE or SSL_CERT_FILE \
            names a file with the certificates of the authorities to trust instead of the system's.
            """
    )

    @OptionGroup var options: OutputOptions

    @Argument(help: "The network's name in the catalogue, or the one it is to have with --from.")
    var name: NetworkName?

    @Flag(help: "List what can be fetched by name instead.")
    var list = false

    @Option(help: ArgumentHelp("Fetch this file, of any format.", valueName: "url"))
    var from: String?

    @Option(help: ArgumentHelp("What the SHA-256 of --from must be, or begin with.", valueName: "hex"))
    var sha256: PublishedDigest?

    @Option(help: ArgumentHelp("The folder of networks that it goes to.", valueName: "dir"), completion: .directory)
    var store: String?

    @Flag(help: "Replace the network of that name.")
    var replace = false

    @Flag(help: "Keep the file that was fetched.")
    var keep = false

    func validate() throws {
        if list { return }
        guard let name else { throw ValidationError("Which network? --list tells what can be fetched by name.") }
        guard sha256 == nil || from != nil else { throw ValidationError("--sha256 belongs to --from.") }
        guard !files(for: name).isEmpty else {
            let names = Catalogue.networks.map(\.name).joined(separator: ", ")
            throw ValidationError("Only \(names) can be fetched by name. Say where \(name) is by --from.")
        }
    }

    func run() async throws {
        guard !list, let name else { return try options.printer.show(CatalogueEntry.all) { CatalogueEntry.table } }
        let store = NetworkStore(store ?? NetworkFolders.current.store)
        // What would be found out at the end is found out before the work.
        if !replace, store.has(name.description) { throw NetworkError.nameTaken(name, in: store) }
        let file = try await fetch(name, into: store)
        try await install(file, as: name, into: store)
    }

    private func files(for name: NetworkName) -> [PublishedFile] {
        guard let from else { return Catalogue.network(named: name.description)?.files ?? [] }
        let known = Catalogue.networks.flatMap(\.files).first { $0.address == from && sha256 == nil }
        return [known ?? PublishedFile(from, digest: sha256)]
    }

    private func fetch(_ name: NetworkName, into store: NetworkStore) async throws -> DownloadedFile {
        let talk = FetchTalk(of: name.description)
        let fetch = Fetch(files(for: name), as: name, in: store, .ofThisProgram)
        do {
            let file = try await Interruption.heeding { try await fetch.run(talk.tell) }
            talk.end("\(ByteSize(file.size)) have come, SHA-256 \(file.sha256)")
            return file
        } catch let error as FetchError {
            talk.end()
            throw ToolFailure(.failed, error.description)
        } catch {
            talk.end("Stopped; what has come is kept, and the next fetch of \(name) goes on there")
            throw error
        }
    }

    private func install(_ file: DownloadedFile, as name: NetworkName, into store: NetworkStore) async throws {
        let original = try FileDescriptor.open(FilePath(file.path), .readOnly, options: .closeOnExec)
        defer { try? original.close() }
        let steps = NetworkImport(
            file: original,
            fileName: file.address,
            name: name,
            family: nil,
            store: store,
            isReplacing: replace
        )
        do {
            try await steps.run().announce(options.printer)
        } catch let error as NetworkError where error.isAboutFile && !keep {
            file.remove()
            throw error
        }
        guard keep else { return file.remove() }
        let place = "\(store.folder)/.downloads/\(name).original"
        do {
            try file.keep(as: place)
        } catch {
            throw ToolFailure(.failed, error.description)
        }
        Talk.say("\(place): what was fetched")
    }
}
