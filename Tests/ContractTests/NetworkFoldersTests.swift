import Contract
import Testing

/// Where networks are looked for, and where they are imported to.
struct NetworkFoldersTests {
    private static let machine = "/var/lib/impasto/networks"

    @Test func theOrderIsThatOfTheDocumentation() {
        let folders = folders([
            "IMPASTO_NETWORKS": "/chosen", "STATE_DIRECTORY": "/state:/other", "XDG_STATE_HOME": "/xdg",
            "HOME": "/home/a",
        ])
        #expect(folders.stores == ["/chosen", "/state/networks", "/xdg/impasto/networks", Self.machine])
        #expect(folders.store == "/chosen")
        #expect(folders.all == folders.stores + folders.shipped)
    }

    @Test func aUserHasAFolderOfHisOwn() {
        let user = folders(["HOME": "/home/a", "IMPASTO_NETWORKS": ""])
        #expect(user.stores == ["/home/a/.local/state/impasto/networks", Self.machine])
        #expect(user.store == "/home/a/.local/state/impasto/networks")
        // The specification lets relative paths be ignored.
        #expect(folders(["HOME": "/home/a", "XDG_STATE_HOME": "state"]).store == user.store)
    }

    @Test func rootAndWhoeverMayImportForAll() {
        #expect(folders(["HOME": "/root"], isRoot: true).store == Self.machine)
        #expect(folders(["HOME": "/home/a"], writable: [Self.machine]).store == Self.machine)
        #expect(folders(["HOME": "/root", "IMPASTO_NETWORKS": "/chosen"], isRoot: true).store == "/chosen")
        #expect(folders([:]).store == Self.machine)
        #expect(folders(["STATE_DIRECTORY": "/var/lib/impasto"]).stores == [Self.machine])
    }

    @Test func whatCameWithTheProgramsIsBesideThem() {
        let installed = folders([:], program: "/usr/libexec/impasto/impastod").shipped
        #expect(installed.contains("/usr/share/impasto/networks"))
        let built = folders([:], program: "/home/a/impasto/.build/x86_64/release/impasto-render").shipped
        #expect(built.contains("/home/a/impasto/Networks"))
        #expect(folders([:], program: "").shipped == [])
    }

    @Test func thisProcessHasFolders() {
        #expect(!NetworkFolders.current.stores.isEmpty && !NetworkFolders.current.shipped.isEmpty)
        #expect(NetworkFolders.current.file(of: "there is no such network") == nil)
    }

    private func folders(
        _ variables: [String: String],
        program: String = "/usr/bin/impasto-render",
        isRoot: Bool = false,
        writable: Set<String> = []
    ) -> NetworkFolders {
        NetworkFolders(
            variable: { variables[$0] },
            program: program,
            isRoot: isRoot,
            isWritable: writable.contains
        )
    }
}
