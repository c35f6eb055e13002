import Contract

/// Whether the disk has room for a painting, before an hour is spent on it.
struct DiskRoom {
    /// The file that the painting becomes.
    let output: String
    /// What an interrupted painting may have left, which takes no more room.
    let remains: [String]
    /// Bytes that are to be left free.
    let reserve: Int

    init(_ command: RenderCommand, output: String, reserve: Int) {
        self.output = output
        self.reserve = reserve
        remains = [command.checkpoint, command.snapshots].compactMap(\.self)
    }

    /// Looks at the file system; one that does not tell is believed to have room.
    ///
    /// - Parameter bytes: What the painting takes at most.
    /// - Throws: `RenderFailure` where that is too much.
    func check(_ bytes: Int) throws(RenderFailure) {
        let folder = UnfinishedFile.split(output).folder
        let needed = max(0, bytes - remains.reduce(0) { $0 + DiskSpace.taken(by: $1) })
        guard let free = DiskSpace.free(at: folder), free - reserve < needed else { return }
        throw RenderFailure(
            .noSpace,
            """
            \(folder) has \(ByteCount.text(free, .down)) free, of which \(ByteCount.text(reserve, .up)) are to be left \
            (free-space), and the painting may take \(ByteCount.text(needed, .up))
            """
        )
    }
}
