import SystemPackage
import Testing
import Watcher

@Suite struct IgnoredNamesTests {
    @Test(
        "row 12: names of unfinished and private files are ignored",
        arguments: [
            ".hidden", ".a.png.Ab12Cd", ".nfs0123", ".fuse_hidden01", ".goutputstream-X", "._a.png", ".DS_Store",
            ".~lock.a#", "~$a.docx", "~a", "a~", "a.tmp", "a.TEMP", "a.png.part", "a.partial", "a.png.filepart",
            "a.crdownload", "a.download", "a.opdownload", ".a.swp", "a.lock", "Thumbs.db", "desktop.ini",
        ] as [FilePath.Component]
    )
    func ignored(name: FilePath.Component) {
        #expect(IgnoredNames.cover(name))
    }

    @Test(
        "all other names are ours, be they ever so odd",
        arguments: [
            "a.png", "a", "A.PNG", "part", "tmp.png", "a.part.png", "thumbs.db.png", "-rf", "style.toml", " ", "a.",
            "%s",
        ] as [FilePath.Component]
    )
    func ours(name: FilePath.Component) {
        #expect(!IgnoredNames.cover(name))
    }
}
