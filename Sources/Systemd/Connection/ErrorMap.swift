internal import CSystemd
package import Contract
internal import Glibc

/// The errors of the service as numbers of errno(3), for sd-bus on both sides of the bus (sd_bus_error_add_map(3)).
package enum ErrorMap {
    /// Makes the errors known to sd-bus, once in the process; to be asked for on the bus thread.
    static let installation = Result { () throws(BusError) in
        let codes = ServiceErrorCode.allCases
        // sd-bus does not copy the table: it stays as long as the process.
        let table = UnsafeMutablePointer<sd_bus_error_map>.allocate(capacity: codes.count + 1)
        for (index, code) in codes.enumerated() {
            (table + index).initialize(to: sd_bus_error_map(name: strdup(code.busName), code: code.errorNumber))
        }
        (table + codes.count).initialize(to: csystemd_error_map_end())
        try BusError.check(sd_bus_error_add_map(table), "Making the errors of the service known")
    }

    /// The number by which sd-bus knows an error of the service.
    package static func number(of code: ServiceErrorCode) -> CInt {
        -sd_bus_error_set(nil, code.busName, nil)
    }
}
