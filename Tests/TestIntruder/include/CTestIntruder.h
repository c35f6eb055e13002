#ifndef CTESTINTRUDER_H
#define CTESTINTRUDER_H

/// What a line begins with that tells of a misdeed; its name and the error that it got follow, ` 0` where it worked.
#define TESTINTRUDER_WORD "intruder:"

#endif
