import ArgumentParser
import Contract
import Networks

/// Networks that are not needed any more.
struct RemoveVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Delete a network that was imported or fetched."
    )

    @Argument(help: "The network's name.")
    var name: NetworkName

    func run() throws {
        let folders = NetworkFolders.current
        guard let store = folders.stores.map(NetworkStore.init).first(where: { $0.has(name.description) }) else {
            guard let file = folders.file(of: name.description) else {
                throw NetworkError(.noSuchNetwork, "there is no network “\(name)”; list shows those that there are")
            }
            throw NetworkError(.shipped, "the network “\(name)” came with the programs and stays: \(file)")
        }
        try store.remove(name)
        Talk.say("\(store.path(of: name.description)) is removed")
    }
}
