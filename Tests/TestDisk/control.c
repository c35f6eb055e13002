#include "testdisk.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static struct testdisk_control *control;
static FILE *record;

/// Opened before a worker gives up the right to open files for writing elsewhere.
__attribute__((constructor)) static void begin(void) {
    const char *name = getenv("IMPASTO_TEST_DISK");
    if (!name) return;
    FILE *file = fopen(name, "r+e");
    if (!file) abort();
    void *mapping = mmap(NULL, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, fileno(file), 0);
    if (mapping == MAP_FAILED) abort();
    fclose(file);
    control = mapping;
    if (!control->records) return;
    char log[PATH_MAX];
    if (snprintf(log, sizeof log, "%s.log", name) >= (int)sizeof log) abort();
    record = fopen(log, "ae");
    if (!record) abort();
}

static void append_link(struct place *place, const char *link) {
    const ssize_t length = readlink(link, place->path, PATH_MAX);
    place->path[length > 0 ? length : 0] = 0;
}

struct place testdisk_place(int file, const char *name) {
    struct place place = {0};
    if (!control) return place;
    const int reason = errno;
    if (name[0] != '/') {
        char link[64] = "/proc/self/cwd";
        if (file != AT_FDCWD) snprintf(link, sizeof link, "/proc/self/fd/%d", file);
        append_link(&place, link);
        if (name[0]) strcat(place.path, "/");
    }
    strncat(place.path, name, PATH_MAX);
    const size_t length = strlen(control->place);
    place.matters = length > 0 && strncmp(place.path, control->place, length) == 0 &&
                    (place.path[length] == '/' || place.path[length] == 0);
    errno = reason;
    return place;
}

bool testdisk_fails(const char *call, const struct place *place) {
    if (!place->matters || control->first == 0 || strcmp(call, control->call) != 0) return false;
    const uint64_t number = ++control->calls;
    if (number < control->first || number > control->last) return false;
    control->faults++;
    errno = (int)control->error;
    return true;
}

bool testdisk_begin(const struct place *place) {
    if (!record || !place->matters) return false;
    while (atomic_exchange(&control->lock, 1)) sched_yield();
    return true;
}

void testdisk_record(const char *deed, int file, long long number, const char *path, const char *other) {
    const int reason = errno;
    struct stat status = {0};
    if (file >= 0) NEXT(fstat)(file, &status);
    fprintf(
        record, "%s\t%llu\t%lld\t%s\t%s\n", deed, (unsigned long long)status.st_ino, number, path ? path : "",
        other ? other : "");
    fflush(record);
    errno = reason;
}

void testdisk_record_bytes(int file, long long offset, const void *bytes, size_t count) {
    const int reason = errno;
    struct stat status = {0};
    NEXT(fstat)(file, &status);
    fprintf(record, "write\t%llu\t%lld\t", (unsigned long long)status.st_ino, offset);
    for (size_t index = 0; index < count; index++) fprintf(record, "%02x", ((const unsigned char *)bytes)[index]);
    fputs("\t\n", record);
    fflush(record);
    errno = reason;
}

void testdisk_end(bool is_recorded) {
    if (is_recorded) control->lock = 0;
}
