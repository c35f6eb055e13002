// Loaded before all other libraries (LD_PRELOAD), does in a program, as soon as that has given up system calls by a filter,
// what a picture would do that has taken it over, and tells on standard error how far it got.

#include "CTestIntruder.h"

#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

static void tell(const char *deed, long result) {
    fprintf(stderr, "%s %s %s\n", TESTINTRUDER_WORD, deed, result < 0 ? strerrorname_np(errno) : "0");
}

/// The child of a deed that worked ends at once.
static long alone(long process) {
    if (process == 0) _exit(0);
    return process;
}

static void *nothing(void *argument) { return argument; }

static void misbehave(void) {
    tell("fork", alone(fork()));
    tell("fork-call", alone(syscall(SYS_clone, SIGCHLD, NULL, NULL, NULL, NULL)));
    tell("clone3", syscall(SYS_clone3, NULL, 0));
    const pid_t child = vfork();
    if (child == 0) _exit(0);
    tell("vfork", child);
    tell("socket", socket(AF_UNIX, SOCK_STREAM, 0));
    tell("kill", kill(getppid(), 0));
    tell("execve", execl("/bin/false", "false", (char *)NULL));
    pthread_t thread;
    errno = pthread_create(&thread, NULL, nothing, NULL);
    tell("thread", errno ? -1 : pthread_join(thread, NULL));
}

long syscall(long number, ...) {
    static long (*real)(long, ...);
    if (!real) real = (__typeof__(real))dlsym(RTLD_NEXT, "syscall");
    long arguments[6];
    va_list rest;
    va_start(rest, number);
    for (int index = 0; index < 6; index++) arguments[index] = va_arg(rest, long);
    va_end(rest);
    const long result =
        real(number, arguments[0], arguments[1], arguments[2], arguments[3], arguments[4], arguments[5]);
    if (number == SYS_seccomp && result == 0) misbehave();
    return result;
}
