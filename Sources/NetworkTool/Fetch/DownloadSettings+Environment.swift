import Contract
import Glibc
import Networks

extension DownloadSettings {
    /// The settings of this program, with the authorities that the environment names, as for curl(1).
    static var ofThisProgram: DownloadSettings {
        var settings = DownloadSettings(userAgent: "impasto/\(Release.version)")
        let named = ["CURL_CA_BUNDLE", "SSL_CERT_FILE"].map { (name: String) in
            getenv(name).map { String(cString: $0) } ?? ""
        }
        settings.authorities = named.first { !$0.isEmpty }
        return settings
    }
}
