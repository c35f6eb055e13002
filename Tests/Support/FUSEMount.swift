import SystemPackage

/// Folders that a program sees through FUSE, by bindfs(1): what others put into them goes behind the program's back.
public enum FUSEMount {
    /// What a shell does to see a folder so, in mounts of its own; its mount ends with the program that it becomes.
    public static func command(_ folder: String) -> String {
        """
        { setpriv --pdeathsig KILL bindfs -f -o nonempty '\(folder)' '\(folder)' & } && \
        until mountpoint -q '\(folder)'; do sleep 0.02; done
        """
    }

    /// Whether this machine lets a test mount so.
    @Sendable public static func isAllowed() async throws -> Bool {
        try await TemporaryDirectory.with { directory in
            let words = ["sh", "-c", "bindfs -o nonempty \"$0\" \"$0\" && umount \"$0\"", directory.path.string]
            return try await CommandOutput.of(OwnMounts.command[0], OwnMounts.command.dropFirst() + words).status == 0
        }
    }
}
