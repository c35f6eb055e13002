// What Swift cannot say of sd-bus by itself.
//
// Two kinds of things in <systemd/sd-bus.h> do not cross into Swift: variadic functions, each of which has a
// non-variadic twin that the Systemd module uses, and macros that build structures. The functions below are those
// macros.

#ifndef CSYSTEMD_SHIM_H
#define CSYSTEMD_SHIM_H

// The entries of the journal are not to name lines of our wrapper.
#define SD_JOURNAL_SUPPRESS_LOCATION
#include <errno.h>
#include <systemd/sd-bus.h>
#include <systemd/sd-journal.h>
#include <sys/eventfd.h>

#pragma clang assume_nonnull begin

/// The entry that ends a table of errors.
static inline sd_bus_error_map csystemd_error_map_end(void) {
    const sd_bus_error_map end = SD_BUS_ERROR_MAP_END;
    return end;
}

// A dispatch table ("vtable") has bit-fields and a union whose unused bytes must be zero, which is why the header
// wants it filled by its macros, and why a table on the heap is cleared first. Table and strings must live as long as
// the slot that they were added to a bus with.

/// Fills the first entry of a table.
static inline void csystemd_vtable_start(sd_bus_vtable *entry) {
    const sd_bus_vtable filled = SD_BUS_VTABLE_START(0);
    *entry = filled;
}

/// Fills an entry for a method; `names` holds the names of all arguments, in and out, each ended by a NUL.
static inline void csystemd_vtable_method(
    sd_bus_vtable *entry, const char *member, const char *signature, const char *result, const char *names,
    sd_bus_message_handler_t handler) {
    const sd_bus_vtable filled =
        SD_BUS_METHOD_WITH_NAMES(member, signature, names, result, , handler, SD_BUS_VTABLE_UNPRIVILEGED);
    *entry = filled;
}

/// Fills an entry for a signal; `names` holds the names of all arguments, each ended by a NUL.
static inline void csystemd_vtable_signal(
    sd_bus_vtable *entry, const char *member, const char *signature, const char *names) {
    const sd_bus_vtable filled = SD_BUS_SIGNAL_WITH_NAMES(member, signature, names, 0);
    *entry = filled;
}

/// Fills an entry for a property that clients may only read.
static inline void csystemd_vtable_property(
    sd_bus_vtable *entry, const char *member, const char *signature, sd_bus_property_get_t get, uint64_t flags) {
    const sd_bus_vtable filled = SD_BUS_PROPERTY(member, signature, get, 0, flags);
    *entry = filled;
}

/// Refuses a value. Without a setter sd-bus would write the value to where the user data point.
static inline int csystemd_refuse_value(
    sd_bus *bus, const char *path, const char *interface, const char *property, sd_bus_message *value,
    void *_Nullable userdata, sd_bus_error *error) {
    return -EOPNOTSUPP;
}

/// Fills an entry for a property that clients may read and set; what they set is to be taken by a filter.
static inline void csystemd_vtable_writable_property(
    sd_bus_vtable *entry, const char *member, const char *signature, sd_bus_property_get_t get, uint64_t flags) {
    const sd_bus_vtable filled = SD_BUS_WRITABLE_PROPERTY(
        member, signature, get, csystemd_refuse_value, 0, flags | SD_BUS_VTABLE_UNPRIVILEGED);
    *entry = filled;
}

/// Fills the last entry of a table.
static inline void csystemd_vtable_end(sd_bus_vtable *entry) {
    const sd_bus_vtable filled = SD_BUS_VTABLE_END;
    *entry = filled;
}

#pragma clang assume_nonnull end

#endif
