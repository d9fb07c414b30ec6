// SPDX-License-Identifier: MIT
// Syllables: words divided by hand after a dictionary. A few words of a long list may be
// one off; the words that the texts of a clinic use most may not.
#include "content/syllables.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct word {
    const char *word;
    unsigned syllables;
};

static const struct word english[] = {
    {"a", 1},           {"able", 2},       {"about", 2},         {"alcohol", 3},
    {"allergic", 3},    {"anesthetic", 4}, {"aneurysm", 4},      {"antidepressant", 5},
    {"anxiety", 4},     {"anxious", 2},    {"approved", 2},      {"area", 3},
    {"asked", 1},       {"assessment", 3}, {"being", 2},         {"beyond", 2},
    {"bladder", 2},     {"blood", 1},      {"breathing", 2},     {"business", 2},
    {"called", 1},      {"careful", 2},    {"change", 1},        {"changes", 2},
    {"choices", 2},     {"clinic", 2},     {"clinic's", 2},      {"clinician", 3},
    {"clumsy", 2},      {"cognitive", 3},  {"compounded", 3},    {"create", 2},
    {"daily", 2},       {"decided", 3},    {"dependence", 3},    {"depression", 3},
    {"didn't", 2},      {"different", 3},  {"dissociation", 5},  {"dizzy", 2},
    {"doesn't", 2},     {"don't", 1},      {"doses", 2},         {"easier", 3},
    {"early", 2},       {"emergency", 4},  {"employer", 3},      {"esketamine", 4},
    {"experience", 4},  {"eyes", 1},       {"family", 3},        {"feeling", 2},
    {"generalized", 4}, {"glutamate", 3},  {"going", 2},         {"hallucination", 5},
    {"headache", 2},    {"heavier", 3},    {"helped", 1},        {"hours", 1},
    {"idea", 3},        {"individual", 5}, {"infusion", 3},      {"injection", 3},
    {"insurance", 3},   {"isn't", 2},      {"ketamine", 3},      {"known", 1},
    {"lie", 1},         {"likely", 2},     {"little", 2},        {"liver", 2},
    {"maintenance", 3}, {"mania", 3},      {"medicine", 3},      {"medicines", 3},
    {"mental", 2},      {"messenger", 3},  {"mixed", 1},         {"movement", 2},
    {"muscle", 2},      {"nausea", 3},     {"needed", 2},        {"nose", 1},
    {"nurse", 1},       {"oxygen", 3},     {"panic", 2},         {"patient", 2},
    {"people", 2},      {"pharmacy", 3},   {"placebo", 3},       {"possible", 3},
    {"powers", 2},      {"pressure", 2},   {"problems", 2},      {"psychiatrist", 4},
    {"psychosis", 3},   {"quiet", 2},      {"react", 2},         {"receptor", 3},
    {"repeated", 3},    {"safely", 2},     {"schizophrenia", 5}, {"science", 2},
    {"sedation", 3},    {"seeing", 2},     {"serious", 3},       {"session", 2},
    {"shoulder", 2},    {"side", 1},       {"sleepiness", 3},    {"social", 2},
    {"something", 2},   {"special", 2},    {"staff", 1},         {"stayed", 1},
    {"studied", 2},     {"studies", 2},    {"suicide", 3},       {"swelling", 2},
    {"symptoms", 2},    {"tablet", 2},     {"taken", 2},         {"theophylline", 4},
    {"theory", 3},      {"therapy", 3},    {"tired", 1},         {"tolerance", 3},
    {"treatment", 2},   {"trial", 2},      {"trying", 2},        {"types", 1},
    {"urine", 2},       {"usually", 4},    {"vessel", 2},        {"video", 3},
    {"violent", 3},     {"visited", 3},    {"weeks", 1},         {"withdrawal", 3},
    {"worried", 2},     {"yellow", 2},     {"yes", 1},           {"you", 1},
    {"off-label", 3},   {"full-time", 2},  {"FDA", 3},           {"SSRIs", 4},
    {"OK", 2},          {"24", 1},         {"1,000", 1},         {"high-risk", 2},
};

// Divided after the rules of the Ortografía: two strong vowels are apart, a weak one with
// an accent stands alone, an h between vowels changes nothing.
static const struct word spanish[] = {
    {"a", 1},           {"aéreo", 4},       {"agua", 2},      {"ahora", 3},
    {"alguien", 2},     {"ansiedad", 3},    {"avión", 2},     {"ayuda", 3},
    {"buey", 1},        {"caer", 2},        {"cirugía", 4},   {"ciudad", 2},
    {"clínica", 3},     {"conduzca", 3},    {"cuidado", 3},   {"día", 2},
    {"días", 2},        {"disociación", 4}, {"efecto", 3},    {"energía", 4},
    {"esketamina", 5},  {"estudio", 3},     {"farmacia", 3},  {"guerra", 2},
    {"guitarra", 3},    {"hay", 1},         {"héroe", 3},     {"hoy", 1},
    {"inyección", 3},   {"ketamina", 4},    {"leer", 2},      {"ley", 1},
    {"llame", 2},       {"maíz", 2},        {"mareado", 4},   {"medicamento", 5},
    {"muy", 1},         {"náuseas", 3},     {"noche", 2},     {"oír", 2},
    {"pingüino", 3},    {"poeta", 3},       {"prohíbe", 3},   {"psiquiatra", 3},
    {"que", 1},         {"quien", 1},       {"queso", 2},     {"reír", 2},
    {"respiración", 4}, {"riesgo", 2},      {"río", 2},       {"ruido", 2},
    {"seguir", 2},      {"sueño", 2},       {"suicidio", 3},  {"tratamiento", 4},
    {"Uruguay", 3},     {"vejiga", 3},      {"vergüenza", 3}, {"viaje", 2},
    {"y", 1},           {"ya", 1},          {"mayo", 2},      {"yeso", 2},
    {"teoría", 4},      {"caía", 3},        {"peine", 2},     {"Ángel", 2},
};

static const struct word german[] = {
    {"Angst", 1},      {"Arzt", 1},     {"Atmung", 2},     {"Behandlung", 3},
    {"Blase", 2},      {"Bäume", 2},    {"Depression", 4}, {"Ei", 1},
    {"freuen", 2},     {"Gefühl", 2},   {"heute", 2},      {"Klinik", 2},
    {"Medikament", 4}, {"müde", 2},     {"Nasenspray", 3}, {"Patient", 3},
    {"Quelle", 2},     {"See", 1},      {"Stunden", 2},    {"Theater", 3},
    {"Tage", 2},       {"viel", 1},     {"Woche", 2},      {"Übelkeit", 3},
    {"größer", 2},     {"Personal", 3},
};

static size_t
wrong_of(enum syllables_language language, const struct word *words, size_t count)
{
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        unsigned found = syllables_count(language, words[i].word, strlen(words[i].word));
        if (found != words[i].syllables) {
            print_error("%s: %u, not %u\n", words[i].word, words[i].syllables, found);
            wrong++;
        }
    }
    return wrong;
}

static void
english_words(void **state)
{
    (void)state;
    assert_int_equal(wrong_of(SYLLABLES_ENGLISH, english, COUNT_OF(english)), 0);
}

static void
spanish_words(void **state)
{
    (void)state;
    assert_int_equal(wrong_of(SYLLABLES_SPANISH, spanish, COUNT_OF(spanish)), 0);
}

static void
german_words(void **state)
{
    (void)state;
    assert_int_equal(wrong_of(SYLLABLES_GERMAN, german, COUNT_OF(german)), 0);
}

static void
languages_by_their_codes(void **state)
{
    (void)state;
    assert_int_equal(syllables_language_of("en"), SYLLABLES_ENGLISH);
    assert_int_equal(syllables_language_of("es-MX"), SYLLABLES_SPANISH);
    assert_int_equal(syllables_language_of("de"), SYLLABLES_GERMAN);
    assert_int_equal(syllables_language_of("est"), SYLLABLES_UNKNOWN);
    assert_int_equal(syllables_language_of("fr"), SYLLABLES_UNKNOWN);
}

static void
any_bytes_have_a_syllable(void **state)
{
    (void)state;
    static const char *const odd[] = {"", "-", "'", "\xC3", "\xFF\xFE", "...", "n't"};
    char longest[500];
    memset(longest, 'a', sizeof longest);
    for (int language = 0; language <= SYLLABLES_UNKNOWN; language++) {
        for (size_t i = 0; i < COUNT_OF(odd); i++)
            assert_in_range(syllables_count((enum syllables_language)language, odd[i],
                                            strlen(odd[i])),
                            1, 3);
        assert_true(syllables_count((enum syllables_language)language, longest,
                                    sizeof longest) >= 1);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(english_words),
        cmocka_unit_test(spanish_words),
        cmocka_unit_test(german_words),
        cmocka_unit_test(languages_by_their_codes),
        cmocka_unit_test(any_bytes_have_a_syllable),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
