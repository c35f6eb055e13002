#ifndef TESTDISK_H
#define TESTDISK_H

#include "CTestDisk.h"

#include <dlfcn.h>
#include <limits.h>
#include <stddef.h>

/// The function of that name that would be called if this library were not there.
#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

/// A path, and whether it lies at the place that the test means.
struct place {
    bool matters;
    char path[2 * PATH_MAX];
};

/// The path of a name in an open directory, which may be AT_FDCWD, or of an open file where the name is empty.
struct place testdisk_place(int file, const char *name);

/// Whether this call of that kind is to fail; `errno` says why then, and is 0 where it is to do only half.
bool testdisk_fails(const char *call, const struct place *place);

/// Begins to do something that is written down: until the end nobody else does.
///
/// Returns whether it is written down at all.
bool testdisk_begin(const struct place *place);

/// Writes a line: the deed, the inode of an open file (-1 for none), a number, and two paths, which may be NULL.
void testdisk_record(const char *deed, int file, long long number, const char *path, const char *other);

/// Writes a line for bytes that were written to a file from an offset on.
void testdisk_record_bytes(int file, long long offset, const void *bytes, size_t count);

/// Ends what ``testdisk_begin`` began.
void testdisk_end(bool is_recorded);

#endif
