// SPDX-License-Identifier: MIT
// libyaml's own scan of a set of files, and nothing else: the least that reading YAML can cost.
// Usage: yamlscan ROUNDS FILE...; prints the median milliseconds of a round and the events.
#include <yaml.h>

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double
now_ms(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

// Returns the number of events, 0 when the file is not YAML.
static unsigned long
scan_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return 0;
    yaml_parser_t parser;
    yaml_parser_initialize(&parser);
    yaml_parser_set_input_file(&parser, file);
    unsigned long events = 0;
    for (int done = 0; !done;) {
        yaml_event_t event;
        if (!yaml_parser_parse(&parser, &event)) {
            events = 0;
            break;
        }
        events++;
        done = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    fclose(file);
    return events;
}

static int
by_size(const void *a, const void *b)
{
    double left = *(const double *)a;
    double right = *(const double *)b;
    return (left > right) - (left < right);
}

int
main(int argc, char **argv)
{
    int rounds = argc > 2 ? (int)strtol(argv[1], NULL, 10) : 0;
    if (rounds < 1 || rounds > 1000) {
        fputs("usage: yamlscan ROUNDS FILE...\n", stderr);
        return 2;
    }
    double *times = calloc((size_t)rounds, sizeof *times);
    if (!times)
        return 1;
    unsigned long events = 0;
    for (int round = 0; round < rounds; round++) {
        double start = now_ms();
        events = 0;
        for (int i = 2; i < argc; i++)
            events += scan_file(argv[i]);
        times[round] = now_ms() - start;
    }
    qsort(times, (size_t)rounds, sizeof *times, by_size);
    printf("scan_ms %.3f events %lu\n", times[rounds / 2], events);
    free(times);
    return events ? 0 : 1;
}
