/// A file that has been published, known by its SHA-256.
package struct KnownFile {
    /// The digest, or its first digits, which are all that its publisher put into the file's name.
    let digest: String
    /// What it is, for people.
    let title: String
    package let family: Family

    /// The one with that digest.
    package static func with(digest: String) -> KnownFile? {
        all.first { digest.hasPrefix($0.digest) }
    }

    private static let all = [
        KnownFile(
            digest: "dcbb9e9dad569fff7a846263a77324fc34978fea2bfb039c012d710e1776ae44",
            title: "torchvision's vgg19-dcbb9e9d.pth",
            family: .torchvision
        ),
        KnownFile(digest: "397923af", title: "torchvision's vgg16-397923af.pth", family: .torchvision),
        KnownFile(digest: "d01eb7cb", title: "J. Johnson's vgg19-d01eb7cb.pth", family: .oxford),
        KnownFile(digest: "00b39a1b", title: "J. Johnson's vgg16-00b39a1b.pth", family: .oxford),
        KnownFile(digest: "74e45263", title: "pystiche's vgg19-74e45263.pth", family: .oxford),
        KnownFile(
            digest: "abdb57167f82a2a1fbab1e1c16ad9373411883f262a1a37ee5db2e6fb0044695",
            title: "MatConvNet's imagenet-vgg-verydeep-19.mat",
            family: .oxford
        ),
    ]
}
