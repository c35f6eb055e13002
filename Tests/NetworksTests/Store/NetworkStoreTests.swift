import Foundation
import Networks
import Testing
import Weights

/// A folder of networks: what is in it is whole, whoever else writes there.
struct NetworkStoreTests {
    @Test func aNetworkIsInstalledWhole() throws {
        let scratch = try Scratch()
        // Two folders are missing.
        let store = NetworkStore(scratch.appending("state/networks"))
        let name = try NetworkName("vgg19")
        let unfinished = try UnfinishedNetwork(in: store)
        #expect(store.names.isEmpty && !store.has("vgg19"))
        try Data("one".utf8).write(to: URL(filePath: unfinished.path))
        let path = try unfinished.install(as: name, isReplacing: false)
        #expect(path == store.path(of: "vgg19"))
        #expect(store.names == ["vgg19"] && store.has("vgg19"))
        #expect(try scratch.names(in: "state/networks") == ["vgg19.safetensors"])
    }

    @Test func aNameIsNotTakenTwice() throws {
        let scratch = try Scratch()
        let store = NetworkStore(scratch.path)
        let name = try NetworkName("vgg19")
        try install("one", as: name, in: store)
        let error = #expect(throws: NetworkError.self) { try install("two", as: name, in: store) }
        #expect(error?.code == .nameTaken && error?.description.contains("--replace") == true)
        #expect(try String(contentsOfFile: store.path(of: "vgg19"), encoding: .utf8) == "one")
        try install("two", as: name, in: store, isReplacing: true)
        #expect(try String(contentsOfFile: store.path(of: "vgg19"), encoding: .utf8) == "two")
        #expect(try scratch.names() == ["vgg19.safetensors"])
    }

    @Test func whatIsNotInstalledIsGone() throws {
        let scratch = try Scratch()
        do {
            let unfinished = try UnfinishedNetwork(in: NetworkStore(scratch.path))
            #expect(try scratch.names().map(scratch.appending) == [unfinished.path])
        }
        #expect(try scratch.names().isEmpty)
    }

    /// Only where the process is no more that wrote it: its lock went with it.
    @Test func whatAKilledProcessLeftIsSwept() throws {
        let scratch = try Scratch()
        let store = NetworkStore(scratch.path)
        let atWork = try UnfinishedNetwork(in: store)
        for name in [".impasto-import-dead", ".impasto-import-", ".other", "vgg16.safetensors"] {
            try Data().write(to: URL(filePath: scratch.appending(name)))
        }
        #expect(symlink("/etc/passwd", scratch.appending(".impasto-import-link")) == 0)
        let another = try UnfinishedNetwork(in: store)
        let left = try Set(scratch.names().map { scratch.appending($0) })
        let expected =
            [atWork.path, another.path]
            + [".other", "vgg16.safetensors", ".impasto-import-link"].map(scratch.appending)
        #expect(left == Set(expected))
    }

    @Test func networksAreRemoved() throws {
        let scratch = try Scratch()
        let store = NetworkStore(scratch.path)
        let name = try NetworkName("vgg19")
        try install("one", as: name, in: store)
        try store.remove(name)
        #expect(try scratch.names().isEmpty)
        let error = #expect(throws: NetworkError.self) { try store.remove(name) }
        #expect(error?.code == .noSuchNetwork)
    }

    @Test func hiddenAndForeignFilesAreNoNetworks() throws {
        let scratch = try Scratch()
        for name in ["b.safetensors", "a.safetensors", ".c.safetensors", "d.pth", "safetensors"] {
            try Data().write(to: URL(filePath: scratch.appending(name)))
        }
        #expect(NetworkStore(scratch.path).names == ["a", "b"])
        #expect(NetworkStore(scratch.appending("missing")).names == [])
    }

    @Test func aFolderThatCannotBeMadeIsTold() throws {
        let scratch = try Scratch()
        try Data().write(to: URL(filePath: scratch.appending("file")))
        let error = #expect(throws: NetworkError.self) {
            try UnfinishedNetwork(in: NetworkStore(scratch.appending("file/networks")))
        }
        #expect(error?.code == .unwritable)
    }

    private func install(_ text: String, as name: NetworkName, in store: NetworkStore, isReplacing: Bool = false) throws
    {
        let unfinished = try UnfinishedNetwork(in: store)
        try Data(text.utf8).write(to: URL(filePath: unfinished.path))
        _ = try unfinished.install(as: name, isReplacing: isReplacing)
    }
}
