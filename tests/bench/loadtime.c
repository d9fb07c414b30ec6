// SPDX-License-Identifier: MIT
// How long reading a content folder takes and what it holds on to, without fonts or a display.
// Usage: loadtime ROUNDS FOLDER
#include "content/load.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

struct reading {
    double ms;
    size_t bytes;
    size_t pages;
    size_t errors;
};

static double
now_ms(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static struct reading
read_once(const char *folder)
{
    struct arena arena = {0};
    struct problems problems = {.arena = &arena};
    double start = now_ms();
    struct load *load = load_new(folder, "en", &arena, &problems);
    while (load_step(load, 0))
        continue;
    const struct content *content = load_result(load);
    struct reading reading = {
        .ms = now_ms() - start,
        .bytes = arena.taken_bytes,
        .pages = content ? content->page_count : 0,
        .errors = problems.errors,
    };
    load_free(load);
    arena_finish(&arena);
    return reading;
}

// The most memory this program ever held, in KiB; getrusage would count the caller's before exec.
static long
peak_kib(void)
{
    long kib = 0;
    char line[128];
    FILE *file = fopen("/proc/self/status", "re");
    while (file && fgets(line, sizeof line, file))
        if (sscanf(line, "VmHWM: %ld", &kib) == 1)
            break;
    if (file)
        fclose(file);
    return kib;
}

static int
by_time(const void *a, const void *b)
{
    double left = ((const struct reading *)a)->ms;
    double right = ((const struct reading *)b)->ms;
    return (left > right) - (left < right);
}

int
main(int argc, char **argv)
{
    long rounds = argc == 3 ? strtol(argv[1], NULL, 10) : 0;
    if (rounds < 1 || rounds > 1000) {
        fputs("usage: loadtime ROUNDS FOLDER\n", stderr);
        return 2;
    }
    struct reading *readings = calloc((size_t)rounds, sizeof *readings);
    if (!readings)
        return 1;
    for (long i = 0; i < rounds; i++)
        readings[i] = read_once(argv[2]);
    qsort(readings, (size_t)rounds, sizeof *readings, by_time);
    struct reading median = readings[rounds / 2];
    free(readings);
    printf("load_ms %.3f bytes %zu pages %zu errors %zu peak_kib %ld\n", median.ms,
           median.bytes, median.pages, median.errors, peak_kib());
    return median.pages ? 0 : 1;
}
