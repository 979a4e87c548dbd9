// The program's arguments, as the Swift runtime of a static executable asks for them.
//
// The runtime's own file finds them before `main` by reading from /proc/self/maps where the stack lies, which takes half
// as long as parsing a manifest does. A linker leaves that file out where its two functions are there already.
#ifndef CPROGRAMARGUMENTS_H
#define CPROGRAMARGUMENTS_H

#ifdef STATIC_EXECUTABLE
/// The arguments, the program's name first; their number in `*argc`.
char **_swift_stdlib_getUnsafeArgvArgc(int *argc);
/// Puts others in their place.
void _swift_stdlib_overrideUnsafeArgvArgc(char **argv, int argc);
#endif

#endif
