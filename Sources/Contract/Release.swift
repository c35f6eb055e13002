/// This version of Impasto: what the daemon's `Version` property and every program's `--version` tell.
public enum Release {
    /// The version, by the rules of semver.org.
    public static let version = "0.1.0"
}
