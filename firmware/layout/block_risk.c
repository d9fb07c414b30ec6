// SPDX-License-Identifier: MIT
// Risks: the sentence first, which must suffice alone, then as many dots as people with
// those affected in front, then the other half of the truth. A figure nobody knows draws
// no dots.
#include "layout/blocks.h"

#include <string.h>

static const double circle_least_mm = 2.0;
static const double pitch_least_mm = 2.5;

enum { SMALL_ROW = 10, HUNDRED_ROW = 20, THOUSAND_ROW = 50, THOUSAND = 1000 };

struct dots {
    int per_row;
    int rows;
    int pitch_px;
    int circle_px;
};

// A figure as the language writes it: 1,000.
static const char *
number(const struct flow *flow, unsigned value)
{
    struct arena *arena = flow->setter->arena;
    const char *mark = flow->request->words->word[WORD_THOUSAND_MARK].utf8;
    if (value < THOUSAND)
        return arena_printf(arena, "%u", value);
    return arena_printf(arena, "%u%s%03u", value / THOUSAND, mark ? mark : "",
                        value % THOUSAND);
}

// Fills a pattern with the figures of a risk and with `what` people feel.
static struct text
fill(const struct flow *flow, const struct risk *risk, enum word word, struct text what)
{
    struct arena *arena = flow->setter->arena;
    const struct fill fills[] = {
        {"a", number(flow, word == WORD_RISK_NOT ? risk->of - risk->n : risk->n)},
        {"b", number(flow, risk->of)},
        {"c", number(flow, word == WORD_RISK_ALT ? risk->of - risk->n : risk->n_to)},
        {"what", what.utf8 ? what.utf8 : ""},
    };
    return words_fill(arena, flow->request->words->word[word], fills, COUNT_OF(fills));
}

static bool
has_figure(const struct risk *risk)
{
    return risk->certainty != RISK_UNKNOWN && risk->n > 0 && risk->n <= risk->of;
}

static bool
has_range(const struct risk *risk)
{
    return risk->n_to > risk->n && risk->n_to <= risk->of;
}

struct text
block_risk_short(const struct flow *flow, const struct risk *risk)
{
    if (!has_figure(risk))
        return flow->request->words->word[WORD_RISK_SHORT_NONE];
    return fill(flow, risk, has_range(risk) ? WORD_RISK_SHORT_RANGE : WORD_RISK_SHORT,
                risk->what);
}

// The same size on every array of a style, since all columns of a style are alike.
static struct dots
dots_make(const struct flow *flow, unsigned of)
{
    const struct style *style = flow->setter->style;
    int least = panel_px(&style->panel, pitch_least_mm);
    int most = style->type[ROLE_BODY].font.em_px > least
                   ? style->type[ROLE_BODY].font.em_px
                   : least;
    struct dots dots = {.per_row = of == THOUSAND ? THOUSAND_ROW : HUNDRED_ROW};
    if (of != THOUSAND && flow->width_px / dots.per_row < least)
        dots.per_row = SMALL_ROW;
    dots.rows = (int)of / dots.per_row;
    if (dots.rows < 1)
        return dots;
    dots.pitch_px = flow->width_px / dots.per_row;
    dots.pitch_px = dots.pitch_px < most ? dots.pitch_px : most;
    int highest = flow->height_px / dots.rows;
    dots.pitch_px = dots.pitch_px < highest ? dots.pitch_px : highest;
    int circle = panel_px(&style->panel, circle_least_mm);
    dots.circle_px = dots.pitch_px * 4 / 5 > circle ? dots.pitch_px * 4 / 5 : circle;
    if (dots.pitch_px < least)
        dots.rows = 0; // too small to be told apart
    return dots;
}

// Affected: filled. Between the ends of a range: a thick ring. Not affected: a thin ring.
static struct item
dot_item(const struct style *style, const struct risk *risk, const struct dots *dots,
         int index)
{
    bool affected = index < (int)risk->n;
    bool perhaps = !affected && has_range(risk) && index < (int)risk->n_to;
    int spare = (dots->pitch_px - dots->circle_px) / 2;
    return (struct item){
        .kind = ITEM_BOX,
        .role = ROLE_GRAPHIC,
        .box = {index % dots->per_row * dots->pitch_px + spare,
                index / dots->per_row * dots->pitch_px + spare, dots->circle_px,
                dots->circle_px},
        .fill = affected ? COLOR_ACCENT : COLOR_PAPER,
        .ground = COLOR_PAPER,
        .line = affected || perhaps ? COLOR_ACCENT : COLOR_LINE,
        .line_px = perhaps ? 2 * style->outline_px : style->outline_px,
        .radius_px = dots->circle_px / 2,
        .within = 0,
        .target = -1,
    };
}

static void
add_dots(struct flow *flow, const struct risk *risk)
{
    const struct style *style = flow->setter->style;
    struct dots dots = dots_make(flow, risk->of);
    if (dots.rows == 0)
        return;
    int height = dots.rows * dots.pitch_px;
    struct text alt = fill(flow, risk, WORD_RISK_ALT, risk->what);
    struct builder builder = flow_builder(flow);
    builder_item(&builder, (struct item){
                               .kind = ITEM_BOX,
                               .role = ROLE_GROUND,
                               .box = {0, 0, dots.per_row * dots.pitch_px, height},
                               .utf8 = alt.utf8,
                               .len = alt.len,
                               .within = -1,
                               .target = -1,
                           });
    for (int i = 0; i < (int)risk->of; i++)
        builder_item(&builder, dot_item(style, risk, &dots, i));
    struct piece piece = {
        .height_px = height,
        .gap_px = style->unit_px,
        .flags = FLOW_KEEP_PREVIOUS | FLOW_WISH,
    };
    flow_add(flow, piece, &builder);
}

static void
add_sentence(struct flow *flow, const struct text *text, enum item_role role, bool made)
{
    if (!text->len)
        return;
    const struct style *style = flow->setter->style;
    struct text *kept = arena_alloc(flow->setter->arena, sizeof *kept);
    *kept = *text;
    flow_add_text(flow, &(struct flow_text){
                            .text = kept,
                            .role = role,
                            .gap_px = role == ROLE_LEAD ? style->paragraph_gap_px
                                                        : style->paragraph_gap_px / 2,
                            .lang = made ? flow->request->words->lang.utf8 : NULL,
                            .own = made,
                            .together = role == ROLE_LEAD,
                        });
}

static void
add_figure(struct flow *flow, const struct risk *risk)
{
    struct text about =
        fill(flow, risk, has_range(risk) ? WORD_RISK_RANGE : WORD_RISK, risk->what);
    // The words are the page's, the pattern is ours: point to the page.
    about.place = risk->what.place;
    add_sentence(flow, &about, ROLE_LEAD, false);
    add_dots(flow, risk);
    if (!risk->what_not.len || has_range(risk))
        return;
    struct text others = fill(flow, risk, WORD_RISK_NOT, risk->what_not);
    others.place = risk->what_not.place;
    add_sentence(flow, &others, ROLE_BODY, false);
}

void
block_risk(struct flow *flow, const struct page *page, const struct block *block)
{
    (void)page;
    const struct risk *risk = &block->risk;
    const struct text *words = flow->request->words->word;
    if (has_figure(risk))
        add_figure(flow, risk);
    else if (risk->certainty == RISK_UNKNOWN && risk->note.len == 0)
        add_sentence(flow, &words[WORD_RISK_SHORT_NONE], ROLE_LEAD, true);
    add_sentence(flow, &risk->when, ROLE_BODY, false);
    if (risk->note.len)
        add_sentence(flow, &risk->note, has_figure(risk) ? ROLE_BODY : ROLE_LEAD, false);
}
