// libinotifytools keeps one inotify instance and all of its tables in globals: only Watcher imports this module.
// The library's header names `struct inotify_event` without defining it, so the definition comes first.
#include <sys/inotify.h>

#include <inotifytools/inotifytools.h>
