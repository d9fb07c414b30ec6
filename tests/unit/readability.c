// SPDX-License-Identifier: MIT
// Readability: sentences and words counted by hand, and figures that have been published
// or that follow from the counts by the formulas of Kincaid et al. 1975, McLaughlin 1969,
// Flesch 1948, Szigriszt 1993 and Amstad 1978.
#include "content/readability.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct {
    const char *text;
    unsigned sentences;
    unsigned words;
} counted[] = {
    {"", 0, 0},
    {"   ", 0, 0},
    {"- . !", 0, 0},
    {"Side effects", 1, 2},
    {"Call us. Do not wait.", 2, 5},
    {"Is it safe? No! It has risks.", 3, 7},
    {"It takes 2.5 hours. Rest.", 2, 5},
    {"About 1,000 people.", 1, 3},
    {"See Dr. Example, e.g. on Monday.", 1, 6},
    {"Bring food, drink, etc. Rest well.", 2, 6},
    {"Bring food, etc. if you can.", 1, 6},
    {"No. It is not approved.", 2, 5},
    {"Press no. 5 then.", 1, 4},
    {"We open at 9 a.m. every day.", 1, 7},
    {"We open at 9 a.m. Come early.", 2, 7},
    {"Wait … and rest.", 1, 3},
    {"She said \"No.\" Then she left.", 2, 6},
    {"Off-label use is not new.", 1, 5},
    {"Don't drive (or cycle).", 1, 4},
    {"¿Es seguro? No se sabe.", 2, 5},
    {"Tome agua, p. ej. dos vasos.", 1, 6},
    {"Das gilt z. B. nachts.", 1, 5},
    {"and/or", 1, 1},
};

static void
sentences_and_words(void **state)
{
    (void)state;
    size_t wrong = 0;
    for (size_t i = 0; i < COUNT_OF(counted); i++) {
        struct readability_sentence sentence;
        const char *rest = counted[i].text;
        size_t len = strlen(rest);
        unsigned sentences = 0, words = 0;
        while (readability_next(&rest, &len, &sentence)) {
            sentences++;
            words += sentence.words;
        }
        if (sentences != counted[i].sentences || words != counted[i].words) {
            print_error("%s: %u sentences, %u words\n", counted[i].text, sentences,
                        words);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

static struct readability
measured(enum syllables_language language, const char *text)
{
    struct readability sums = {.longest = 0};
    readability_add(&sums, language, NULL, text, strlen(text));
    return sums;
}

static void
assert_near(double found, double wanted, double tolerance)
{
    if (fabs(found - wanted) > tolerance)
        fail_msg("%.2f is not %.2f", found, wanted);
}

// The reading ease of these three sentences is given in the article "Flesch-Kincaid
// readability tests" of the English Wikipedia: 116, 69 and 37.5.
static void
published_examples(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double ease;
        double tolerance;
    } examples[] = {
        {"The cat sat on the mat.", 116, 0.5},
        {"This sentence, taken as a reading passage unto itself, is being used to prove "
         "a "
         "point.",
         69, 0.5},
        {"The Australian platypus is seemingly a hybrid of a mammal and reptilian "
         "creature.",
         37.5, 0.5},
    };
    for (size_t i = 0; i < COUNT_OF(examples); i++) {
        struct readability sums = measured(SYLLABLES_ENGLISH, examples[i].text);
        assert_near(readability_ease(SYLLABLES_ENGLISH, &sums.raw), examples[i].ease,
                    examples[i].tolerance);
    }
}

// The last of them has 13 words, 24 syllables and four words of three syllables or more. By
// the same article its grade is 11.3, and by the manual of the package smog-formula 14.554593.
static void
published_counts(void **state)
{
    (void)state;
    struct readability sums =
        measured(SYLLABLES_ENGLISH, "The Australian platypus is seemingly a hybrid of a "
                                    "mammal and reptilian creature.");
    assert_int_equal(sums.raw.words, 13);
    assert_int_equal(sums.raw.syllables, 24);
    assert_int_equal(sums.raw.long_words, 4);
    assert_near(readability_grade(&sums.raw), 11.3, 0.05);
    assert_near(readability_smog(&sums.raw), 14.554593, 0.000001);
}

// Counts and what others have published for them: the manuals of the packages
// flesch-kincaid, flesch and smog-formula, and of readabilityes for Spanish.
static void
published_figures(void **state)
{
    (void)state;
    const struct readability_sums platypus = {
        .words = 13, .sentences = 1, .syllables = 26};
    assert_near(readability_grade(&platypus), 13.08, 0.000001);
    assert_near(readability_ease(SYLLABLES_ENGLISH, &platypus), 24.44, 0.000001);
    const struct readability_sums mat = {.words = 6, .sentences = 1, .syllables = 6};
    assert_near(readability_ease(SYLLABLES_ENGLISH, &mat), 116.145, 0.000001);
    const struct readability_sums no_long_word = {.words = 13, .sentences = 1};
    assert_near(readability_smog(&no_long_word), 3.1291, 0.000001);
    const struct readability_sums thirteen = {
        .words = 13, .sentences = 1, .syllables = 28};
    assert_near(readability_ease(SYLLABLES_SPANISH, &thirteen), 59.65038, 0.00001);
}

// Its first example, 9 syllables in 5 words and 3 sentences, is given as 93.02833.
static void
published_spanish_example(void **state)
{
    (void)state;
    struct readability sums =
        measured(SYLLABLES_SPANISH, "Hola. ¿Cómo estás? ¡Todo bien!");
    assert_int_equal(sums.raw.words, 5);
    assert_int_equal(sums.raw.sentences, 3);
    assert_int_equal(sums.raw.syllables, 9);
    assert_near(readability_ease(SYLLABLES_SPANISH, &sums.raw), 93.02833, 0.00001);
}

// Abraham Lincoln's address at Gettysburg, 1863 (public domain), its last sentence: 82
// words and, counted by hand, 107 syllables.
static void
a_long_sentence(void **state)
{
    (void)state;
    static const char speech[] =
        "It is rather for us to be here dedicated to the great task remaining before us, "
        "that from these honored dead we take increased devotion to that cause for which "
        "they gave the last full measure of devotion, that we here highly resolve that "
        "these dead shall not have died in vain, that this nation, under God, shall have "
        "a "
        "new birth of freedom, and that government of the people, by the people, for the "
        "people, shall not perish from the earth.";
    struct readability sums = measured(SYLLABLES_ENGLISH, speech);
    assert_int_equal(sums.raw.sentences, 1);
    assert_int_equal(sums.longest, 82);
    assert_int_equal(sums.raw.syllables, 107);
    // dedicated, remaining, devotion (twice), government
    assert_int_equal(sums.raw.long_words, 5);
    assert_near(readability_grade(&sums.raw), 0.39 * 82 + 11.8 * 107 / 82 - 15.59, 0.01);
}

static void
formulas(void **state)
{
    (void)state;
    const struct readability_sums sums = {
        .words = 100, .sentences = 10, .syllables = 150, .long_words = 12};
    assert_near(readability_grade(&sums), 6.01, 0.005);
    assert_near(readability_smog(&sums), 9.39, 0.005);
    assert_near(readability_ease(SYLLABLES_ENGLISH, &sums), 69.785, 0.005);
    assert_near(readability_ease(SYLLABLES_SPANISH, &sums), 103.385, 0.005);
    assert_near(readability_ease(SYLLABLES_GERMAN, &sums), 82.25, 0.005);
    const struct readability_sums none = {.words = 0};
    assert_near(readability_grade(&none), 0, 0.001);
    assert_near(readability_smog(&none), 0, 0.001);
    assert_near(readability_ease(SYLLABLES_SPANISH, &none), 0, 0.001);
}

// McLaughlin's own check: 30 sentences with n words of three syllables or more have a
// grade near 3 + sqrt(n).
static void
smog_is_three_and_a_root(void **state)
{
    (void)state;
    for (unsigned n = 0; n <= 100; n += 10) {
        const struct readability_sums sums = {
            .words = 400, .sentences = 30, .syllables = 500, .long_words = n};
        assert_near(readability_smog(&sums), 3 + sqrt(n), 0.6);
    }
}

// McGraw's conversion table for 30 sentences, in wide use: the largest number of long words
// of each grade. It rests on the rounded formula, so the exact one may be apart from it by
// no more than McLaughlin's standard error, 1.5159 grades.
static void
smog_agrees_with_the_conversion_table(void **state)
{
    (void)state;
    static const struct {
        unsigned most;
        double grade;
    } table[] = {{2, 4},    {6, 5},    {12, 6},   {20, 7},   {30, 8},
                 {42, 9},   {56, 10},  {72, 11},  {90, 12},  {110, 13},
                 {132, 14}, {156, 15}, {182, 16}, {210, 17}, {240, 18}};
    for (unsigned n = 0, row = 0; n <= table[COUNT_OF(table) - 1].most; n++) {
        const struct readability_sums sums = {
            .words = 600, .sentences = 30, .syllables = 900, .long_words = n};
        row += n > table[row].most;
        assert_near(readability_smog(&sums), table[row].grade, 1.5159);
    }
}

// 9 words, 2 sentences, 18 syllables by hand: No con-duz-ca du-ran-te al me-nos un dí-a.
// Pi-da a-yu-da.
static void
spanish_figures(void **state)
{
    (void)state;
    struct readability sums =
        measured(SYLLABLES_SPANISH, "No conduzca durante al menos un día. Pida ayuda.");
    assert_int_equal(sums.raw.words, 9);
    assert_int_equal(sums.raw.sentences, 2);
    assert_int_equal(sums.raw.syllables, 18);
    assert_near(readability_ease(SYLLABLES_SPANISH, &sums.raw),
                206.835 - 62.3 * 18 / 9 - 9.0 / 2, 0.01);
}

static void
exempt_terms_are_left_out(void **state)
{
    (void)state;
    const struct text terms[] = {{.utf8 = "ketamine", .len = 8},
                                 {.utf8 = "medicine", .len = 8}};
    const struct text_list exempt = {terms, COUNT_OF(terms)};
    static const char text[] = "Ketamine is one of many Medicines. Ketamine. Rest now.";
    struct readability sums = {.longest = 0};
    readability_add(&sums, SYLLABLES_ENGLISH, &exempt, text, strlen(text));
    assert_int_equal(sums.raw.words, 9);
    assert_int_equal(sums.exempt.words, 6);
    assert_int_equal(sums.raw.sentences, 3);
    assert_int_equal(sums.exempt.sentences, 2);
    assert_int_equal(sums.raw.long_words, 3);
    assert_int_equal(sums.exempt.long_words, 0);
    assert_int_equal(sums.longest, 6);
}

static void
every_text_ends_a_sentence(void **state)
{
    (void)state;
    struct readability sums = {.longest = 0};
    readability_add(&sums, SYLLABLES_ENGLISH, NULL, "chest pain", 10);
    readability_add(&sums, SYLLABLES_ENGLISH, NULL, "a fit", 5);
    assert_int_equal(sums.raw.sentences, 2);
    assert_int_equal(sums.longest, 2);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_and_words),
        cmocka_unit_test(published_examples),
        cmocka_unit_test(published_counts),
        cmocka_unit_test(published_figures),
        cmocka_unit_test(published_spanish_example),
        cmocka_unit_test(a_long_sentence),
        cmocka_unit_test(formulas),
        cmocka_unit_test(smog_is_three_and_a_root),
        cmocka_unit_test(smog_agrees_with_the_conversion_table),
        cmocka_unit_test(spanish_figures),
        cmocka_unit_test(exempt_terms_are_left_out),
        cmocka_unit_test(every_text_ends_a_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
