// Calls that read, change and save what is in files.

#include "testdisk.h"

#include <errno.h>
#include <sys/types.h>
#include <unistd.h>

/// How much of a transfer is to be done: all, half or, where it fails, nothing (-1).
static ssize_t allowed(const char *call, const struct place *place, size_t count) {
    if (!testdisk_fails(call, place)) return (ssize_t)count;
    return errno == 0 && count > 1 ? (ssize_t)(count / 2) : -1;
}

static ssize_t written(int file, const void *bytes, size_t count, long long offset) {
    const struct place place = testdisk_place(file, "");
    const ssize_t share = allowed("write", &place, count);
    if (share < 0) return -1;
    const bool is_recorded = testdisk_begin(&place);
    const ssize_t result = offset < 0 ? NEXT(write)(file, bytes, (size_t)share)
                                      : NEXT(pwrite64)(file, bytes, (size_t)share, (off64_t)offset);
    if (is_recorded && result > 0) {
        testdisk_record_bytes(file, offset < 0 ? lseek(file, 0, SEEK_CUR) - result : offset, bytes, (size_t)result);
    }
    testdisk_end(is_recorded);
    return result;
}

ssize_t write(int file, const void *bytes, size_t count) { return written(file, bytes, count, -1); }

ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) { return written(file, bytes, count, offset); }

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t offset) {
    return written(file, bytes, count, offset);
}

ssize_t read(int file, void *bytes, size_t count) {
    const struct place place = testdisk_place(file, "");
    const ssize_t share = allowed("read", &place, count);
    return share < 0 ? -1 : NEXT(read)(file, bytes, (size_t)share);
}

ssize_t pread64(int file, void *bytes, size_t count, off64_t offset) {
    const struct place place = testdisk_place(file, "");
    const ssize_t share = allowed("read", &place, count);
    return share < 0 ? -1 : NEXT(pread64)(file, bytes, (size_t)share, offset);
}

ssize_t pread(int file, void *bytes, size_t count, off_t offset) { return pread64(file, bytes, count, offset); }

static int truncated(int file, long long size) {
    const struct place place = testdisk_place(file, "");
    if (testdisk_fails("truncate", &place)) return -1;
    const bool is_recorded = testdisk_begin(&place);
    const int result = NEXT(ftruncate64)(file, (off64_t)size);
    if (is_recorded && result == 0) testdisk_record("truncate", file, size, NULL, NULL);
    testdisk_end(is_recorded);
    return result;
}

int ftruncate(int file, off_t size) { return truncated(file, size); }
int ftruncate64(int file, off64_t size) { return truncated(file, size); }

static int synced(int file, int (*sync)(int)) {
    const struct place place = testdisk_place(file, "");
    if (testdisk_fails("sync", &place)) return -1;
    const bool is_recorded = testdisk_begin(&place);
    const int result = sync(file);
    if (is_recorded && result == 0) testdisk_record("sync", file, 0, NULL, NULL);
    testdisk_end(is_recorded);
    return result;
}

int fsync(int file) { return synced(file, NEXT(fsync)); }
int fdatasync(int file) { return synced(file, NEXT(fdatasync)); }

/// A descriptor is gone even where its closing failed, as on Linux.
int close(int file) {
    const struct place place = testdisk_place(file, "");
    const bool fails = testdisk_fails("close", &place);
    const int reason = errno;
    const int result = NEXT(close)(file);
    if (!fails) return result;
    errno = reason;
    return -1;
}
