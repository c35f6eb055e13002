import Contract
import SystemPackage
import TestSupport
import Testing

/// The interface descriptions and the manual page that ship, against the running daemon.
struct BusManualTests {
    @Test func whatShipsIsWhatTheDaemonSays() async throws {
        try await RunningDaemon.with(DaemonSetup(recipe: TestRecipe.endless)) { daemon in
            let folder = try await Self.write(in: daemon.place.root)
            try daemon.drop("cat.png")
            let id = try await daemon.job(gets: .running)
            let objects = [
                (BusNames.manager, ManagerInterface.name), (BusNames.folder("inbox"), FolderInterface.name),
                (BusNames.job(id), JobInterface.name),
            ]
            for (object, name) in objects {
                let file = folder.appending("\(name).xml")
                let shipped = Self.lines(String(decoding: try file.bytes(), as: UTF8.self), of: name)
                let answer = try await daemon.busctl("introspect", "--xml-interface", BusNames.service, object.text)
                #expect(shipped == Self.lines(answer.output, of: name), "\(name)")
                #expect(shipped.count > 20)
                let check = "import sys, xml.dom.minidom; xml.dom.minidom.parse(sys.argv[1])"
                let parsed = try await CommandOutput.of("python3", ["-c", check, file.string])
                #expect(parsed.status == 0, "\(parsed.errors)")
            }
        }
    }

    @Test func theManualPageIsSoundAndNamesEverything() async throws {
        try await TemporaryDirectory.with { directory in
            let page = try await Self.write(in: directory.path).appending("man5").appending("\(BusNames.service).5")
            let man = try await CommandOutput.of(
                "man",
                ["--warnings", "-E", "UTF-8", "-l", page.string],
                environment: ["MANWIDTH": "1000", "LC_ALL": "C.UTF-8", "MANPAGER": "cat"]
            )
            #expect(man.status == 0)
            #expect(man.errors == "")
            for interface in [ManagerInterface.description, FolderInterface.description, JobInterface.description] {
                #expect(man.output.contains(interface.name))
                for member in interface.members { #expect(man.output.contains(member.name), "\(member.name)") }
            }
            for code in ServiceErrorCode.allCases { #expect(man.output.contains(code.busName)) }
            #expect(man.output.contains("escaped as \\xNN"))
        }
    }

    @Test func withoutAFolderItSaysWhatItWants() async throws {
        let none = try await CommandOutput.of(Programs.impastoManuals, [])
        #expect(none.status == 64 && none.errors.contains("FOLDER"))
        let nowhere = try await CommandOutput.of(Programs.impastoManuals, ["/nowhere/at/all"])
        #expect(nowhere.status == 73 && nowhere.errors.contains("/nowhere/at/all"))
    }

    /// Has the files written into a folder of their own.
    private static func write(in root: FilePath) async throws -> FilePath {
        let folder = root.appending("manuals")
        try folder.makeDirectory()
        let answer = try await CommandOutput.of(Programs.impastoManuals, [folder.string])
        try #require(answer.status == 0, "\(answer.errors)")
        return folder
    }

    /// An interface line by line, without its place in the lines and without its documentation.
    private static func lines(_ xml: String, of interface: String) -> [Substring] {
        let lines = xml.split(whereSeparator: \.isNewline).map { $0.drop(while: \.isWhitespace) }
        let begin = lines.firstIndex { $0 == "<interface name=\"\(interface)\">" } ?? lines.endIndex
        return lines[begin...].prefix { $0 != "</interface>" }.filter { !$0.contains("org.gtk.GDBus.DocString") }
    }
}
