// SPDX-License-Identifier: MIT
// Time words from numbers: units that read well, one and many, before and after, open ends.
#include "layout/time_words.h"

#include "sample_page.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define TEXT(literal)                                 \
    {                                                 \
        .utf8 = (literal), .len = sizeof(literal) - 1 \
    }

struct time_case {
    struct step step;
    const char *expected;
};

static const struct time_case time_cases[] = {
    {{.start = -24, .unit = TIME_HOURS}, "From 24 hours before"},
    {{.start = -0.5, .unit = TIME_HOURS}, "From 30 minutes before"},
    {{.start = -1, .unit = TIME_HOURS}, "From 1 hour before"},
    {{.start = -2, .end = -1, .unit = TIME_HOURS}, "2 to 1 hour before"},
    {{.start = -2, .end = -2, .unit = TIME_DAYS}, "2 days before"},
    {{.start = -2, .ends = END_OPEN, .unit = TIME_HOURS}, "From 2 hours before"},
    {{.start = 0, .end = 0.67, .unit = TIME_HOURS}, "0 to 40 minutes"},
    {{.start = 0, .end = 0.25, .unit = TIME_HOURS}, "0 to 15 minutes"},
    {{.start = 0.1, .end = 2, .unit = TIME_HOURS}, "6 minutes to 2 hours"},
    {{.start = 0.5, .end = 0.75, .unit = TIME_HOURS}, "30 to 45 minutes"},
    {{.start = 0.5, .end = 1, .unit = TIME_HOURS}, "30 minutes to 1 hour"},
    {{.start = 1, .end = 24, .unit = TIME_HOURS}, "1 to 24 hours"},
    {{.start = 1, .end = 7, .unit = TIME_DAYS}, "1 to 7 days"},
    {{.start = 1.5, .end = 4, .unit = TIME_WEEKS}, "1.5 to 4 weeks"},
    {{.start = 3, .end = 4, .unit = TIME_MONTHS}, "3 to 4 months"},
    {{.start = 4, .end = 4, .unit = TIME_WEEKS}, "At 4 weeks"},
    {{.start = 1, .end = 1, .unit = TIME_DAYS}, "At 1 day"},
    {{.start = 0, .end = 0, .unit = TIME_HOURS}, "At the start"},
    {{.start = 0, .ends = END_OPEN, .unit = TIME_HOURS}, "At the start"},
    {{.start = 24, .ends = END_OPEN, .unit = TIME_HOURS}, "From 24 hours"},
    {{.start = 1, .ends = END_OPEN, .unit = TIME_DAYS}, "From 1 day"},
    {{.end = 24, .ends = END_MINIMUM, .unit = TIME_HOURS}, "At least 24 hours"},
    {{.ends = END_NEXT_DAY, .end = 24, .unit = TIME_HOURS}, "Until the next day"},
    {{.start_by_clinic = true, .end = 0, .unit = TIME_HOURS}, "Set by your clinic"},
    {{.ends = END_CLINIC, .start = 3, .unit = TIME_DAYS}, "Set by your clinic"},
    {{.end = 2,
      .ends = END_MINIMUM,
      .unit = TIME_HOURS,
      .anchor = TEXT("the last spray")},
     "At least 2 hours, after the last spray"},
    {{.ends = END_OPEN, .unit = TIME_HOURS, .anchor = TEXT("the end of the drip")},
     "From the end of the drip"},
    {{.start = 1, .ends = END_OPEN, .unit = TIME_HOURS, .anchor = TEXT("the drip")},
     "From 1 hour, after the drip"},
};

static void
numbers_become_words(void **state)
{
    (void)state;
    struct sample sample;
    sample_begin(&sample, "td1", 100);
    for (size_t i = 0; i < COUNT_OF(time_cases); i++) {
        struct text words = time_words(&sample.arena, &sample.words, &time_cases[i].step);
        assert_string_equal(words.utf8, time_cases[i].expected);
        assert_int_equal(words.len, strlen(words.utf8));
    }
    sample_end(&sample);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_become_words),
    };
    return cmocka_run_group_tests_name("time_words", tests, NULL, NULL);
}
