/* Runs one command and writes what it took: the runner's own memory must not be in the numbers.
 *
 *   launch OUTFILE SECONDS COMMAND...
 *
 * A child begins as a copy of its parent, and the kernel counts that copy in the child's peak: hence this parent of
 * under 2 MiB. Writes to OUTFILE: wall nanoseconds, processor microseconds, peak bytes, exit status (128 + signal; 137
 * where SECONDS ran out). Standard output and error of the command go to /dev/null.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static pid_t child;

static void out_of_time(int signal_number) {
  (void)signal_number;
  kill(child, SIGKILL);
}

static long long now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000000LL + t.tv_nsec;
}

int main(int argc, char **argv) {
  if (argc < 4) {
    fputs("usage: launch OUTFILE SECONDS COMMAND...\n", stderr);
    return 64;
  }
  int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
  signal(SIGALRM, out_of_time);
  long long start = now();
  child = fork();
  if (child == 0) {
    dup2(nothing, 0);
    dup2(nothing, 1);
    dup2(nothing, 2);
    execvp(argv[3], argv + 3);
    _exit(127);
  }
  if (child < 0) {
    perror("launch: fork");
    return 71;
  }
  alarm((unsigned)atoi(argv[2]));
  int status;
  struct rusage use;
  while (wait4(child, &status, 0, &use) < 0) {
  }
  long long wall = now() - start;
  long long cpu = (use.ru_utime.tv_sec + use.ru_stime.tv_sec) * 1000000LL + use.ru_utime.tv_usec + use.ru_stime.tv_usec;
#ifdef __APPLE__
  long long peak = use.ru_maxrss;
#else
  long long peak = use.ru_maxrss * 1024LL;
#endif
  FILE *out = fopen(argv[1], "w");
  if (out == NULL) {
    perror(argv[1]);
    return 73;
  }
  fprintf(out, "%lld %lld %lld %d\n", wall, cpu, peak,
          WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
  return fclose(out) == 0 ? 0 : 73;
}
