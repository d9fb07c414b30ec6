// SPDX-License-Identifier: MIT
// Numbers: what is found in a text and what it means, in three languages.
#include "content/numbers.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct {
    const char *text;
    const char *found; // each with a blank after it
} rows[] = {
    {"About 30 in 100 people feel dizzy.", "30 in 100 "},
    {"30 of 100", "30 in 100 "},
    {"10 de cada 100 personas", "10 in 100 "},
    {"30 von 100 Personen", "30 in 100 "},
    {"3 to 4 in 1,000 people", "3 in 1000 4 in 1000 "},
    {"3 bis 4 von 1.000 Personen", "3 in 1000 4 in 1000 "},
    {"20 or more in 100 people", "20 in 100 "},
    {"about 50 to 60 in 100.", "50 in 100 60 in 100 "},
    {"6 of the 18 people", "6 18 "},
    {"11 of the 14 had", "11 14 "},
    {"within 1 to 24 hours", "1 hour 24 hours "},
    {"de 1 a 24 horas", "1 hour 24 hours "},
    {"nach 1 bis 24 Stunden", "1 hour 24 hours "},
    {"Do not drive for at least 24 hours.", "24 hours "},
    {"a 24-hour wait", "24 hours "},
    {"every 1 or 2 weeks", "1 week 2 weeks "},
    {"cada 1 o 2 semanas", "1 week 2 weeks "},
    {"2 times a week for 4 weeks", "2 4 weeks "},
    {"Weeks 1 to 4: 2 times a week", "1 week 4 weeks 2 "},
    {"Week 9 on", "9 weeks "},
    {"Semanas 5 a 8", "5 weeks 8 weeks "},
    {"1 hour a week for 3 to 4 months", "1 hour 3 months 4 months "},
    {"30 días, 2 años, 40 minutos", "30 days 2 years 40 minutes "},
    {"first made in 1962", "1962 "},
    {"2020 and in January 2025", "2020 2025 "},
    {"2.5 hours", "2.5 hours "},
    {"2,5 horas", "2.5 hours "},
    {"1,247 people", "1247 "},
    {"aged 24 and under", "24 "},
    {"T15b, DSM-5 and GABA2", ""},
    {"12 to 20 people each", "12 20 "},
    {"It rose by 100.", "100 "},
    {"", ""},
    {"9", "9 "},
};

static void
numbers_in_texts(void **state)
{
    (void)state;
    size_t wrong = 0;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char found[200] = "", shown[40];
        struct number number;
        size_t at = 0, len = strlen(rows[i].text);
        while (numbers_next(rows[i].text, len, &at, &number)) {
            numbers_print(&number, shown, sizeof shown);
            strncat(found, shown, sizeof found - strlen(found) - 2);
            strncat(found, " ", 2);
        }
        if (strcmp(found, rows[i].found) != 0) {
            print_error("%s: %s\n", rows[i].text, found);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

static void
units_are_not_exchanged(void **state)
{
    (void)state;
    struct number hours = {.value = 24, .unit = NUMBER_HOURS};
    struct number minutes = {.value = 24, .unit = NUMBER_MINUTES};
    struct number share = {.value = 24, .unit = NUMBER_SHARE, .of = 100};
    struct number thousand = {.value = 24, .unit = NUMBER_SHARE, .of = 1000};
    assert_true(numbers_equal(&hours, &hours));
    assert_false(numbers_equal(&hours, &minutes));
    assert_false(numbers_equal(&hours, &share));
    assert_false(numbers_equal(&share, &thousand));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_in_texts),
        cmocka_unit_test(units_are_not_exchanged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
