// libmatio as Debian ships it (libmatio-dev), which reads MATLAB's files.
#include <matio.h>
