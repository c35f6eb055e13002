import Contract
import Foundation
import Testing

/// What control groups grant, read from files as the kernel writes them.
struct ControlGroupsTests {
    @Test(arguments: [
        ("max 100000\n", nil), ("200000 100000\n", 2), ("150000 100000\n", 2), ("100000 100000\n", 1),
        ("1000 100000\n", 1), ("100001 100000\n", 2), ("6400000 50000\n", 128),
    ])
    func aQuotaIsRoundedUpToWholeProcessors(text: String, processors: Int?) throws {
        try with { place in
            try place.write(text, to: "groups/cpu.max")
            #expect(place.processors() == processors)
        }
    }

    @Test func theStrictestOfAllGroupsCounts() throws {
        try with { place in
            try place.write("max 100000\n", to: "groups/system.slice/impastod.service/cpu.max")
            #expect(place.processors(in: "/system.slice/impastod.service") == nil)
            try place.write("700000 100000\n", to: "groups/system.slice/cpu.max")
            #expect(place.processors(in: "/system.slice/impastod.service") == 7)
            try place.write("250000 100000\n", to: "groups/system.slice/impastod.service/cpu.max")
            #expect(place.processors(in: "/system.slice/impastod.service") == 3)
            try place.write("100000 100000\n", to: "groups/system.slice/cpu.max")
            #expect(place.processors(in: "/system.slice/impastod.service") == 1)
            // A group beside its own does not bound it.
            #expect(place.processors(in: "/user.slice") == nil)
        }
    }

    @Test(arguments: [("max\n", nil), ("1073741824\n", 1 << 30), ("0\n", 0), ("", nil), ("much\n", nil)])
    func theMemoryGrantedIsRead(text: String, bytes: Int?) throws {
        try with { place in
            try place.write(text, to: "groups/memory.max")
            #expect(place.groups().memory == bytes)
            try place.write("4096\n", to: "groups/box/memory.max")
            #expect(place.groups(in: "/box").memory == min(4096, bytes ?? .max))
            #expect(place.groups().memory == bytes)
        }
    }

    @Test(arguments: [("low 0\nmax 7\noom 3\noom_kill 2\noom_group_kill 0\n", 2), ("oom 3\n", nil), ("oom_kill", nil)])
    func processesKilledForLackOfMemoryAreCounted(text: String, kills: Int?) throws {
        try with { place in
            try place.write("oom_kill 9\n", to: "groups/memory.events")
            #expect(place.groups(in: "/box").memoryKills == nil)
            try place.write(text, to: "groups/box/memory.events")
            #expect(place.groups(in: "/box").memoryKills == kills)
        }
    }

    /// In a container whose groups are mounted without being renumbered, the names go on from the container's own.
    @Test func namesBeginWhereTheMountDoes() throws {
        try with { place in
            try place.write("300000 100000\n", to: "groups/inner/cpu.max")
            #expect(place.processors(in: "/machine/box/inner", root: "/machine/box") == 3)
            try place.write("200000 100000\n", to: "groups/cpu.max")
            #expect(place.processors(in: "/machine/box", root: "/machine/box") == 2)
            #expect(place.processors(in: "/../elsewhere") == 2)
        }
    }

    /// Version 1 alone, a /proc that is not there, files of another form.
    @Test func whatCannotBeReadBoundsNothing() throws {
        try with { place in
            #expect(ControlGroups(of: "\(place.folder)/proc").processors == nil)
            try place.write("100000 100000\n", to: "groups/cpu.max")
            try place.write("4:memory:/box\n1:cpu:/box\n", to: "proc/cgroup")
            try place.write(place.mounts(root: "/"), to: "proc/mountinfo")
            #expect(ControlGroups(of: "\(place.folder)/proc").processors == nil)
            for text in ["", "100000\n", "many 100000\n", "100000 0\n"] {
                try place.write(text, to: "groups/cpu.max")
                #expect(place.processors() == nil)
            }
        }
    }

    @Test func thisMachineHasProcessors() {
        #expect(1...ProcessInfo.processInfo.processorCount ~= Processors.count)
        #expect(Processors.share(among: 1) == Processors.count)
        #expect(Processors.share(among: 2) == max(1, Processors.count / 2))
        #expect(Processors.share(among: 100_000) == 1)
    }

    private func with(_ body: (Place) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "impasto-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try body(Place(folder: folder.path))
    }
}

/// A folder that holds what a process sees of /proc and of the mounted groups.
private struct Place {
    let folder: String

    func write(_ text: String, to name: String) throws {
        let file = URL(filePath: "\(folder)/\(name)")
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    /// How many processors a process in that group may use.
    func processors(in group: String = "/", root: String = "/") -> Int? {
        groups(in: group, root: root).processors
    }

    /// The groups of a process in that group, where the mounted hierarchy begins at `root`.
    func groups(in group: String = "/", root: String = "/") -> ControlGroups {
        do {
            try write("0::\(group)\n", to: "proc/cgroup")
            try write(mounts(root: root), to: "proc/mountinfo")
        } catch {
            Issue.record(error)
        }
        return ControlGroups(of: "\(folder)/proc")
    }

    /// As proc_pid_mountinfo(5) shows it, the groups of version 1 before those of version 2.
    func mounts(root: String) -> String {
        """
        31 30 0:27 / /sys/fs/cgroup ro,nosuid shared:9 - tmpfs tmpfs ro,size=4096k
        32 31 0:28 / \(folder)/nothing rw,relatime shared:10 master:3 - cgroup cgroup rw,cpu
        41 31 0:38 \(root) \(folder)/groups rw,nosuid,nodev,noexec,relatime shared:4 - cgroup2 cgroup2 rw,nsdelegate

        """
    }
}
