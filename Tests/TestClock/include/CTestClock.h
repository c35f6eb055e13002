#ifndef CTESTCLOCK_H
#define CTESTCLOCK_H

/// The environment variable that names the file with how far the clock on the wall is ahead: seconds, of 64 bits.
#define TESTCLOCK_VARIABLE "IMPASTO_TEST_CLOCK"

#endif
