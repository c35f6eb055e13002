// Loaded before all other libraries (LD_PRELOAD), lets a test set the clock on the wall of a program that runs, and no other
// clock: what settimeofday(2) does to all programs of a machine.
//
// libfaketime shifts the moments of monotonic timers, too.

#include "CTestClock.h"

#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <time.h>

static const volatile int64_t *ahead;

__attribute__((constructor)) static void begin(void) {
    const char *name = getenv(TESTCLOCK_VARIABLE);
    if (!name) return;
    FILE *file = fopen(name, "re");
    if (!file) abort();
    void *mapping = mmap(NULL, sizeof *ahead, PROT_READ, MAP_SHARED, fileno(file), 0);
    if (mapping == MAP_FAILED) abort();
    fclose(file);
    ahead = mapping;
}

int clock_gettime(clockid_t clock, struct timespec *now) {
    static __typeof__(&clock_gettime) real;
    if (!real) real = (__typeof__(real))dlsym(RTLD_NEXT, "clock_gettime");
    const int result = real(clock, now);
    if (result == 0 && ahead && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) now->tv_sec += *ahead;
    return result;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
    (void)zone;
    struct timespec precise;
    const int result = clock_gettime(CLOCK_REALTIME, &precise);
    if (result == 0) *now = (struct timeval){.tv_sec = precise.tv_sec, .tv_usec = precise.tv_nsec / 1000};
    return result;
}

time_t time(time_t *copy) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (copy) *copy = now.tv_sec;
    return now.tv_sec;
}
