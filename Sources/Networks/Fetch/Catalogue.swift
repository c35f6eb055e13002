/// The networks that can be fetched by name.
///
/// Every address is one of HTTPS, and every file is pinned by what its publisher, or somebody who had it early, wrote
/// of it. The normalised VGG19 of Gatys, Ecker and Bethge is not here: its address (bethgelab.org) is dead.
public enum Catalogue {
    /// All of them.
    public static let networks: [PublishedNetwork] = [vgg19, vgg19Torchvision, vgg16, vgg16Torchvision]

    /// The network of that name; nil when there is none.
    public static func network(named name: String) -> PublishedNetwork? {
        networks.first { $0.name == name }
    }

    // Keras's files come first: they hold the convolutions only, which is all that is wanted, in a seventh of the
    // bytes. Keras pins them by MD5 and nothing else; the sizes are those that its downloads show.

    private static let vgg19 = PublishedNetwork(
        name: "vgg19",
        title: "VGG19 as its authors trained it (K. Simonyan, A. Zisserman 2014)",
        family: .oxford,
        files: [
            PublishedFile(
                "\(google)/vgg19/vgg19_weights_tf_dim_ordering_tf_kernels_notop.h5",
                size: 80_134_624,
                digest: .md5("253f8cb515780f3b799900260a226db6")
            ),
            PublishedFile(
                "\(keras)/vgg19_weights_tf_dim_ordering_tf_kernels_notop.h5",
                size: 80_134_624,
                digest: .md5("253f8cb515780f3b799900260a226db6")
            ),
            PublishedFile("\(johnson)/vgg19-d01eb7cb.pth", digest: .sha256Prefix("d01eb7cb")),
            PublishedFile(
                "\(oxford)/VGG_ILSVRC_19_layers.caffemodel",
                size: 574_671_192,
                digest: .md5("b5c644beabd7cf06bdd9065cfd674c97")
            ),
            PublishedFile(
                "https://www.vlfeat.org/matconvnet/models/imagenet-vgg-verydeep-19.mat",
                size: 534_904_783,
                digest: .sha256("abdb57167f82a2a1fbab1e1c16ad9373411883f262a1a37ee5db2e6fb0044695")
            ),
        ]
    )

    private static let vgg19Torchvision = PublishedNetwork(
        name: "vgg19-torchvision",
        title: "VGG19 as PyTorch trained it anew",
        family: .torchvision,
        files: [
            PublishedFile(
                "\(torchvision)/vgg19-dcbb9e9d.pth",
                size: 574_673_361,
                digest: .sha256("dcbb9e9dad569fff7a846263a77324fc34978fea2bfb039c012d710e1776ae44")
            )
        ]
    )

    private static let vgg16 = PublishedNetwork(
        name: "vgg16",
        title: "VGG16 as its authors trained it (K. Simonyan, A. Zisserman 2014)",
        family: .oxford,
        files: [
            PublishedFile(
                "\(google)/vgg16/vgg16_weights_tf_dim_ordering_tf_kernels_notop.h5",
                size: 58_889_256,
                digest: .md5("6d6bbae143d832006294945121d1f1fc")
            ),
            PublishedFile(
                "\(keras)/vgg16_weights_tf_dim_ordering_tf_kernels_notop.h5",
                size: 58_889_256,
                digest: .md5("6d6bbae143d832006294945121d1f1fc")
            ),
            PublishedFile("\(johnson)/vgg16-00b39a1b.pth", digest: .sha256Prefix("00b39a1b")),
            PublishedFile(
                "\(oxford)/VGG_ILSVRC_16_layers.caffemodel",
                size: 553_432_081,
                digest: .md5("441315b0ff6932dbfde97731be7ca852")
            ),
        ]
    )

    private static let vgg16Torchvision = PublishedNetwork(
        name: "vgg16-torchvision",
        title: "VGG16 as PyTorch trained it anew",
        family: .torchvision,
        files: [
            PublishedFile(
                "\(torchvision)/vgg16-397923af.pth",
                size: 553_433_881,
                digest: .sha256("397923af8e79cdbb6a7127f12361acd7a2f83e06b05044ddf496e83de57a5bf0")
            )
        ]
    )

    private static let google = "https://storage.googleapis.com/tensorflow/keras-applications"
    private static let keras = "https://github.com/fchollet/deep-learning-models/releases/download/v0.1"
    private static let johnson = "https://web.eecs.umich.edu/~justincj/models"
    private static let oxford = "https://www.robots.ox.ac.uk/~vgg/software/very_deep/caffe"
    private static let torchvision = "https://download.pytorch.org/models"
}
