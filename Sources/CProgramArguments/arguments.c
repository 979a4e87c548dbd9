#include "CProgramArguments.h"

#ifdef STATIC_EXECUTABLE

static char **arguments;
static int count;

/// glibc gives constructors what it gives `main`.
__attribute__((constructor)) static void note(int argc, char **argv) {
  arguments = argv;
  count = argc;
}

char **_swift_stdlib_getUnsafeArgvArgc(int *argc) {
  *argc = count;
  return arguments;
}

void _swift_stdlib_overrideUnsafeArgvArgc(char **argv, int argc) {
  arguments = argv;
  count = argc;
}

#endif
