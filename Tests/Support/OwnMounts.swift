import SystemPackage

/// Mounts that a program sees and nobody else, made without the rights of root (user_namespaces(7)).
public enum OwnMounts {
    /// What stands before a command that is to have them.
    public static let command = ["unshare", "--map-root-user", "--mount"]

    /// Whether this machine lets a test have them; a chroot and most containers do not.
    @Sendable public static func areAllowed() async throws -> Bool {
        try await TemporaryDirectory.with { directory in
            let words = command.dropFirst() + ["mount", "-t", "tmpfs", "none", directory.path.string]
            return try await CommandOutput.of(command[0], Array(words)).status == 0
        }
    }
}
