import Contract
import Glibc
import SystemPackage

/// Writes into a folder what follows from the descriptions in the programs: the interfaces of the bus as XML, manual pages,
/// and completions for shells.
@main
enum ImpastoManuals {
    static func main() async {
        let arguments = CommandLine.arguments.dropFirst()
        guard arguments.count == 1, let folder = arguments.first, !folder.hasPrefix("-") else {
            end(status: 64, "usage: impasto-manuals FOLDER")
        }
        let documents: [Document]
        do {
            documents = try await Self.documents()
        } catch {
            end(status: 69, "\(error)")
        }
        for document in documents {
            do {
                try document.write(into: FilePath(folder))
            } catch {
                end(status: 73, "\(folder)/\(document.name): cannot be written: \(error)")
            }
        }
    }

    private static func documents() async throws -> [Document] {
        let interfaces = BusManual.interfaces.map { interface in
            Document(name: "\(interface.name).xml", text: InterfaceDescription.document([interface]))
        }
        return try await interfaces + Pages.all() + Completions.all()
    }

    private static func end(status: Int32, _ message: String) -> Never {
        _ = try? FileDescriptor.standardError.writeAll("impasto-manuals: \(message)\n".utf8)
        exit(status)
    }
}
