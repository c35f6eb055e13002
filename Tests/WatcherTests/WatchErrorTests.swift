import SystemPackage
import Testing
import Watcher

@Suite struct WatchErrorTests {
    @Test("row 16: a limit of the system is told by the name of its setting, not as a full disk")
    func limits() {
        let watches = WatchError(folder: "/inbox", .noSpace)
        #expect(watches.code == .limitReached)
        #expect(watches.message.contains("fs.inotify.max_user_watches"))
        #expect(!watches.message.contains("device"))
        let instances = WatchError(instance: .tooManyOpenFiles)
        #expect(instances.code == .limitReached)
        #expect(instances.message.contains("fs.inotify.max_user_instances"))
    }

    @Test(
        "each kind of trouble with a folder has its code",
        arguments: [
            (.noSuchFileOrDirectory, .folderMissing), (.notDirectory, .notAFolder), (.permissionDenied, .accessDenied),
            (.ioError, .system),
        ] as [(Errno, WatchError.Code)]
    )
    func codes(error: Errno, code: WatchError.Code) {
        #expect(WatchError(folder: "/inbox", error).code == code)
    }

    @Test("a folder's name is shown with everything unprintable escaped")
    func escaping() throws {
        let bytes: [UInt8] = Array("é caf".utf8) + [0xE9, 0x0A, 0x5C, 0x1B, 0x7F, 0]
        let name = try #require(FilePath.Component(platformString: bytes.map(CChar.init(bitPattern:))))
        let error = WatchError(folder: FilePath("/in").appending(name), .notDirectory)
        #expect(error.description == #"/in/é caf\xe9\x0a\\\x1b\x7f is not a folder"#)
    }
}
