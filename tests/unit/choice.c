// SPDX-License-Identifier: MIT
// Which bundle of a stick is taken, and what is said when none is, as one table.
#include "bundle/choice.h"

#include "base/attributes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

// A candidate in three letters: G good, S another clinic's, N newer, D damaged, U unsigned,
// X unreadable; serial 1 to 9; hash a to z, a capital letter: not whole.
static struct choice_candidate
candidate_of(const char *letters)
{
    struct choice_candidate candidate = {.readable = letters[0] != 'X'};
    static const struct {
        char letter;
        enum verdict verdict;
    } verdicts[] = {{'G', VERDICT_GOOD},    {'S', VERDICT_SITE},     {'N', VERDICT_NEWER},
                    {'D', VERDICT_DAMAGED}, {'U', VERDICT_UNSIGNED}, {'X', VERDICT_GOOD}};
    for (size_t i = 0; i < COUNT_OF(verdicts); i++)
        if (verdicts[i].letter == letters[0])
            candidate.verdict = verdicts[i].verdict;
    candidate.serial = (uint64_t)(letters[1] - '0');
    candidate.whole = letters[2] >= 'a';
    candidate.hash[0] = (uint8_t)(letters[2] | 0x20);
    return candidate;
}

static void
each_stick_has_its_answer(void **state)
{
    (void)state;
    static const struct {
        const char *stick[4];
        int chosen;
        enum report_code code;
        enum report_why why;
    } cases[] = {
        {{NULL}, CHOICE_NONE, REPORT_U2, REPORT_PLAIN},
        {{"G1a"}, 0, REPORT_NONE, REPORT_PLAIN},
        {{"G1a", "G3b", "G2c"}, 1, REPORT_NONE, REPORT_PLAIN},
        {{"U9a", "G1b", "S9c"}, 1, REPORT_NONE, REPORT_PLAIN},
        {{"G2a", "G2b"}, CHOICE_NONE, REPORT_U7, REPORT_TWICE},
        {{"G1c", "G2a", "G2b"}, CHOICE_NONE, REPORT_U7, REPORT_TWICE},
        {{"G1a", "G1b", "G2c"}, 2, REPORT_NONE, REPORT_PLAIN},
        {{"G2A", "G2a"}, 1, REPORT_NONE, REPORT_PLAIN},
        {{"G2a", "G2A"}, 0, REPORT_NONE, REPORT_PLAIN},
        {{"G2A", "G2B"}, CHOICE_NONE, REPORT_U7, REPORT_TWICE},
        {{"G1a", "G2B"}, 1, REPORT_U6, REPORT_PLAIN},
        {{"U1a"}, CHOICE_NONE, REPORT_U3, REPORT_PLAIN},
        {{"U1a", "D1a"}, CHOICE_NONE, REPORT_U6, REPORT_PLAIN},
        {{"D1a", "N1a"}, CHOICE_NONE, REPORT_U7, REPORT_NEWER},
        {{"U1a", "D1a", "N1a", "S1a"}, CHOICE_NONE, REPORT_U4, REPORT_PLAIN},
        {{"X9a"}, CHOICE_NONE, REPORT_U6, REPORT_PLAIN},
        {{"X9a", "U1a"}, CHOICE_NONE, REPORT_U3, REPORT_PLAIN},
        {{"X9a", "G1a"}, 1, REPORT_NONE, REPORT_PLAIN},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct choice_candidate candidates[4];
        size_t count = 0;
        for (; count < 4 && cases[i].stick[count]; count++)
            candidates[count] = candidate_of(cases[i].stick[count]);
        struct choice choice = choice_of(candidates, count);
        if (choice.candidate != cases[i].chosen || choice.code != cases[i].code ||
            choice.why != cases[i].why)
            fail_msg("case %zu: %d, %s, %s", i, choice.candidate,
                     report_code_name(choice.code), report_why_name(choice.why));
    }
}

static void
each_admission_is_told(void **state)
{
    (void)state;
    static const enum report_code codes[] = {
        [ADMIT_INSTALL] = REPORT_NONE, [ADMIT_HELD] = REPORT_OK0,
        [ADMIT_OLDER] = REPORT_U1,     [ADMIT_TWICE] = REPORT_U7,
        [ADMIT_JUMP] = REPORT_U7,
    };
    for (size_t i = 0; i < COUNT_OF(codes); i++) {
        struct choice choice = choice_admitted(3, (enum admission)i);
        assert_int_equal(choice.candidate, 3);
        assert_int_equal(choice.code, codes[i]);
    }
    assert_int_equal(choice_admitted(0, ADMIT_TWICE).why, REPORT_TWICE);
    assert_int_equal(choice_admitted(0, ADMIT_JUMP).why, REPORT_JUMP);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_stick_has_its_answer),
        cmocka_unit_test(each_admission_is_told),
    };
    return cmocka_run_group_tests_name("choice", tests, NULL, NULL);
}
