import Weights

/// Which family a network is of, and by what that was recognised.
struct FamilyDecision {
    let family: Family
    /// For people: completes “it is of the family …, because”.
    let evidence: String

    /// Decides by the best evidence that there is.
    ///
    /// - Parameters:
    ///   - file: The file.
    ///   - recognition: Its convolutions.
    ///   - digest: The SHA-256 of the whole file, if it was read.
    ///   - asked: What somebody says.
    ///   - oxford: How far its first convolution is Oxford's.
    init(
        _ file: any WeightFile,
        _ recognition: Recognition,
        digest: String?,
        asked: Family?,
        oxford: OxfordMatch?
    ) {
        let known = digest.flatMap(KnownFile.with)
        let stated = file.notes["family"].flatMap(Family.init)
        let own = InputConvention(notes: file.notes)
        (family, evidence) =
            if let asked {
                (asked, "somebody said so")
            } else if let stated {
                (stated, file.notes["evidence"] ?? "the file says so")
            } else if let known {
                (known.family, "the file is \(known.title), by its SHA-256")
            } else if let oxford {
                (oxford.degree == .scaled ? .normalised : .oxford, oxford.evidence)
            } else if let own {
                own == .torchvision
                    ? (.torchvision, "the file states torchvision's input convention")
                    : (.impasto, "the file is one of Impasto's own")
            } else if let classifier = FamilyDecision.classifier(file) {
                classifier
            } else {
                (recognition.naming.family, "its tensors are named \(recognition.naming.words)")
            }
    }

    /// Justin Johnson's files count the modules of the last layers otherwise than torchvision's.
    private static func classifier(_ file: any WeightFile) -> (Family, String)? {
        let names = Set(file.tensors.map(\.name))
        if names.isSuperset(of: ["classifier.1.weight", "classifier.4.weight"]) {
            return (.oxford, "it has classifier.1 and classifier.4, as J. Johnson's files of Caffe's networks have")
        }
        if names.isSuperset(of: ["classifier.0.weight", "classifier.3.weight"]) {
            return (.torchvision, "it has classifier.0 and classifier.3, as torchvision's files have")
        }
        return nil
    }
}

extension OxfordMatch {
    fileprivate var evidence: String {
        switch degree {
        case .same: "its conv1_1 is Oxford's, bit for bit"
        case .rounded: "its conv1_1 is Oxford's, rounded"
        case .scaled: "its conv1_1 is Oxford's, filter by filter scaled"
        }
    }
}
