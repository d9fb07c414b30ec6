// SPDX-License-Identifier: MIT
// A notice: one sentence in place of what cannot be shown, with Home and Help where there is a
// content for them to lead to.
#include "layout/bands.h"
#include "layout/info.h"
#include "layout/places.h"

// Without content there is no Help button; its number stands here.
static void
add_emergency(struct bands *bands, struct item base)
{
    const struct view_request *request = bands->request;
    const struct fill number = {"a", request->emergency.utf8};
    struct arena *arena = bands->setter->arena;
    struct text *said = arena_alloc(arena, sizeof *said);
    *said = words_fill(arena, request->words->word[WORD_SET_UP_EMERGENCY], &number, 1);
    const struct style *style = bands->setter->style;
    bool tight = base.role == ROLE_LABEL;
    bands_add_text(bands, said, base, tight ? style->unit_px : style->paragraph_gap_px,
                   false);
}

// Whoever stands there with no content to choose a language in may speak any of them.
static void
add_other_languages(struct bands *bands, struct item base)
{
    const struct view_request *request = bands->request;
    const struct style *style = bands->setter->style;
    bool tight = base.role == ROLE_LABEL;
    for (size_t i = 0; i < request->tongue_count; i++) {
        const struct words *words = request->tongues[i].words;
        base.lang = words->lang.utf8;
        if (words != request->words)
            bands_add_text(bands, &words->word[WORD_ASK_DESK], base,
                           tight ? style->unit_px : style->paragraph_gap_px, false);
    }
}

static void
add_fault(struct bands *bands)
{
    const struct text *fault = info_fault(bands->request);
    const struct style *style = bands->setter->style;
    bool outgrown =
        style->type[ROLE_CAPTION].font.em_px > style->type[ROLE_LABEL].font.em_px;
    const struct item base = {.role = outgrown ? ROLE_LABEL : ROLE_CAPTION,
                              .fill = COLOR_INK2,
                              .ground = COLOR_PAPER,
                              .lang = bands->request->words->lang.utf8};
    if (fault)
        bands_add_text(bands, fault, base,
                       outgrown ? style->unit_px : style->paragraph_gap_px, false);
}

static struct bands
stack(struct setter *setter, const struct view_request *request, enum item_role role)
{
    struct bands bands = bands_begin(setter, request);
    struct item base = {.role = role,
                        .fill = COLOR_INK,
                        .ground = COLOR_PAPER,
                        .lang = request->words->lang.utf8};
    struct text *notice = arena_alloc(setter->arena, sizeof *notice);
    *notice = request->notice;
    bands.sinks = true;
    if (!request->content)
        bands.area = places_find(setter, request).frame; // there are no controls
    bands_add_text(&bands, notice, base, 0, false);
    if (!request->content && request->emergency.len > 0)
        add_emergency(&bands, base);
    if (!request->content && notice->utf8 == request->words->word[WORD_ASK_DESK].utf8)
        add_other_languages(&bands, base);
    if (!request->content)
        add_fault(&bands);
    return bands;
}

// All of it is on one screen, since without content there is no way to a second one: where there
// is too little room the letters are smaller, as on buttons.
struct laid_view
notice_layout(const struct view_request *request, struct arena *arena)
{
    static const enum item_role roles[] = {ROLE_TITLE, ROLE_HEADING, ROLE_LEAD,
                                           ROLE_LABEL};
    struct setter setter = view_setter(request, arena);
    const struct style *style = setter.style;
    struct style close = *style;
    for (int role = 0; role < TEXT_ROLE_COUNT; role++)
        close.type[role].line_px = button_line_px(style, (enum item_role)role);
    setter.style = &close;
    size_t first = style->panel_class == PANEL_WIDE ? 0 : 1;
    struct bands bands = stack(&setter, request, roles[first]);
    for (size_t i = first + 1; i < COUNT_OF(roles) && bands_screen_count(&bands) > 1; i++)
        bands = stack(&setter, request, roles[i]);
    struct laid_view view = bands_lay(&bands);
    view.style = *style;
    return view;
}
