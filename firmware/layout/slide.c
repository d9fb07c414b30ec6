// SPDX-License-Identifier: MIT
// One slide of the attract loop: a sentence to be read from where people sit, "Read more", the
// three controls of the loop, and Help where it always is. A touch anywhere else means Home, so
// there is no target for that.
#include "layout/button.h"
#include "layout/chrome.h"
#include "layout/drawing.h"
#include "layout/info.h"
#include "layout/places.h"
#include "layout/views.h"

#include <math.h>
#include <string.h>

enum { CONTROL_COUNT = 3 };

static const double CAPITAL_MM_PER_METRE = 8;
static const double SENTENCE_LINE_EM = 1.2;
static const double DRAWING_MOST_MM = 48;
static const double SHRINK = 0.94;
// Of the size that is needed, where there is room.
static const double LARGEST_SHARE = 1.8;
static const double SHARE_STEP = 0.1;
// Widths do not grow quite evenly with the size.
static const double ESTIMATE_SLACK = 0.98;

struct slide {
    struct builder *builder;
    struct setter *setter;
    const struct view_request *request;
    const struct page *page;   // NULL: a notice of the day
    const struct text *notice; // likewise
    struct places places;
    struct rect area; // what the controls leave
};

struct loop_control {
    enum word word;
    const char *icon;
    enum action action;
};

static const struct loop_control loop_controls[CONTROL_COUNT] = {
    {WORD_SLIDE_PREV, "slide-prev", ACTION_SLIDE_PREV},
    {WORD_SLIDE_PAUSE, "pause", ACTION_SLIDE_PAUSE},
    {WORD_SLIDE_NEXT, "slide-next", ACTION_SLIDE_NEXT},
};
static const struct loop_control play_control = {WORD_SLIDE_PLAY, "play",
                                                 ACTION_SLIDE_PAUSE};

static const struct text *
word(const struct slide *slide, enum word word)
{
    return &slide->request->words->word[word];
}

static const struct text *
join(const struct slide *slide, const struct text *a, const char *between,
     const struct text *b)
{
    struct text *joined = arena_alloc(slide->setter->arena, sizeof *joined);
    joined->utf8 =
        arena_printf(slide->setter->arena, "%s%s%s", a->utf8, between, b->utf8);
    joined->len = strlen(joined->utf8);
    joined->place = b->place;
    return joined;
}

// ---- controls ----------------------------------------------------------------------------------

static struct button
control_button(const struct slide *slide, size_t index, struct rect place)
{
    bool play = loop_controls[index].action == ACTION_SLIDE_PAUSE &&
                slide->request->look.slide_paused;
    const struct loop_control *control = play ? &play_control : &loop_controls[index];
    return (struct button){
        .shown = place,
        .icon = control->icon,
        .label = word(slide, control->word),
        .lang = slide->request->words->lang.utf8,
        .target = {.action = control->action,
                   .group = GROUP_PAGER,
                   .label = word(slide, control->word)->utf8},
    };
}

// The three show their words where all three have room for them, else their icons alone.
static void
add_controls(const struct slide *slide, struct rect row)
{
    const struct style *style = slide->setter->style;
    struct button buttons[CONTROL_COUNT];
    int equal[CONTROL_COUNT] = {0}, shares[CONTROL_COUNT];
    bool room = true;
    places_share(row.w, style->unit_px, equal, CONTROL_COUNT, shares);
    for (size_t i = 0; i < CONTROL_COUNT; i++) {
        row.w = shares[i];
        buttons[i] = control_button(slide, i, row);
        room = room && button_fits(slide->setter, &buttons[i]);
        row.x += shares[i] + style->unit_px;
    }
    for (size_t i = 0; i < CONTROL_COUNT; i++) {
        if (!room)
            buttons[i].label = NULL;
        button_add(slide->builder, slide->setter, &buttons[i]);
    }
}

static struct button
read_more_button(const struct slide *slide, struct rect place)
{
    return (struct button){
        .form = BUTTON_BESIDE,
        .shown = place,
        .label = word(slide, WORD_READ_MORE),
        .lang = slide->request->words->lang.utf8,
        .accent = true,
        .target = {.action = ACTION_READ_MORE,
                   .page = slide->page->id.utf8,
                   .primary = true},
    };
}

// Height of Read more in its short form at a width, or 0 where that cuts a word.
static int
read_more_height(const struct slide *slide, int width_px)
{
    struct button button = read_more_button(slide, (struct rect){0, 0, width_px, 0});
    int primary_px = slide->setter->style->primary_px;
    bool whole = false;
    int height_px = button_height(slide->setter, &button, &whole);
    if (!whole || width_px < primary_px)
        return 0;
    return height_px > primary_px ? height_px : primary_px;
}

static void
add_read_more(const struct slide *slide, struct rect place)
{
    struct button button = read_more_button(slide, place);
    const struct text *full = join(slide, button.label, ": ", &slide->page->title);
    const struct text *brief = button.label;
    button.label = full;
    button.target.label = full->utf8;
    if (!button_fits(slide->setter, &button))
        button.label = brief;
    button_add(slide->builder, slide->setter, &button);
}

// The strip beside Help, which is at the start side on low panels and at the end on the others.
static struct rect
beside_help(const struct slide *slide)
{
    const struct rect frame = slide->places.frame;
    const struct rect help = slide->places.slot[SLOT_HELP];
    int gap_px = slide->setter->style->unit_px;
    struct rect row = help;
    bool at_start = help.x - frame.x < frame.w / 2;
    row.x = at_start ? help.x + help.w + gap_px : frame.x;
    row.w = at_start ? frame.x + frame.w - row.x : help.x - gap_px - frame.x;
    return row;
}

// Makes a strip higher without moving its foot.
static struct rect
raised(struct rect strip, int height_px)
{
    if (strip.h < height_px) {
        strip.y -= height_px - strip.h;
        strip.h = height_px;
    }
    return strip;
}

// A notice leads nowhere: the controls have a strip to themselves.
static void
add_controls_alone(struct slide *slide, struct rect low)
{
    const struct style *style = slide->setter->style;
    int three_px = CONTROL_COUNT * (style->target_px + style->unit_px) - style->unit_px;
    if (low.w < three_px) {
        low = slide->places.frame;
        low.h = style->target_px;
        low.y = slide->places.slot[SLOT_HELP].y - style->unit_px - low.h;
    }
    add_controls(slide, low);
    slide->area.h = low.y - places_gap_px(style) - slide->area.y;
}

// Places Read more and the controls in one strip beside Help, or one of them there and the other
// in a row above.
static void
add_strips(struct slide *slide)
{
    const struct style *style = slide->setter->style;
    struct rect low = beside_help(slide);
    struct rect high = slide->places.frame;
    int gap_px = style->unit_px;
    if (!slide->page) {
        add_controls_alone(slide, low);
        return;
    }
    int three_px = CONTROL_COUNT * (style->target_px + gap_px);
    int more_px = read_more_height(slide, low.w - three_px);
    if (more_px > 0) {
        low = raised(low, more_px);
        struct rect controls = low;
        controls.w = three_px - gap_px;
        low.x += three_px;
        low.w -= three_px;
        add_read_more(slide, low);
        add_controls(slide, controls);
        high.y = low.y;
    } else if (low.w >= three_px - gap_px) {
        high.h = read_more_height(slide, high.w);
        high.y = low.y - gap_px - high.h;
        add_read_more(slide, high);
        add_controls(slide, low);
    } else {
        low = raised(low, read_more_height(slide, low.w));
        high.h = style->target_px;
        high.y = low.y - gap_px - high.h;
        add_read_more(slide, low);
        add_controls(slide, high);
    }
    slide->area.h = high.y - places_gap_px(style) - slide->area.y;
}

// ---- sentence, invitation, drawing -------------------------------------------------------------

static bool
is_cut(const struct paragraph *paragraph)
{
    for (size_t i = 0; i < paragraph->line_count; i++) {
        if (paragraph->lines[i].cut)
            return true;
    }
    return false;
}

// What fits was chosen: a sentence, its type, and the lines of the invitation below it.
struct setting {
    const struct text *sentence;
    struct style style; // ROLE_TITLE is the sentence's
    struct setter setter;
    struct paragraph lines;
    int height_px;
    int invitation_lines; // "Touch to start", and the language in its own words
    int invitation_px;
};

enum { INVITATION_LINES = 2 };

// People read wide panels from farther away.
static enum item_role
invitation_role(const struct slide *slide, int line)
{
    bool wide = slide->setter->style->panel_class == PANEL_WIDE;
    if (line == 0)
        return wide ? ROLE_HEADING : ROLE_LABEL;
    return wide ? ROLE_LABEL : ROLE_CAPTION;
}

static int
room_px(const struct slide *slide, const struct setting *setting)
{
    return slide->area.h - setting->invitation_px;
}

static bool
fits(const struct slide *slide, const struct setting *setting)
{
    return setting->height_px <= room_px(slide, setting) && !is_cut(&setting->lines);
}

// Sets the sentence with capitals of `cap_mm`, or as large as a main message if that is larger.
static void
set_at(const struct slide *slide, struct setting *setting, double cap_mm)
{
    const struct style *style = slide->setter->style;
    struct type *type = &setting->style.type[ROLE_TITLE];
    *type = style_type(&style->panel, style->measure, cap_mm, true, SENTENCE_LINE_EM);
    if (type->font.em_px < style->type[ROLE_LEAD].font.em_px) {
        *type = style->type[ROLE_LEAD];
        type->line_px = button_line_px(style, ROLE_LEAD);
    }
    setting->lines =
        paragraph_break(&setting->setter, setting->sentence, ROLE_TITLE, slide->area.w);
    setting->height_px = (int)setting->lines.line_count * type->line_px;
}

// Whether the sentence would fit at `em_px`. It is broken in the type of a main message to a
// width as much smaller: fonts of all the sizes in question would cost more than a frame's time.
// Large words are not hyphenated, they are set smaller.
static bool
would_fit(struct slide *slide, const struct setting *setting, double em_px, int height_px)
{
    struct setter setter = *slide->setter;
    setter.hyphens = NULL;
    double share = setter.style->type[ROLE_LEAD].font.em_px / em_px;
    int width_px = (int)(slide->area.w * share * ESTIMATE_SLACK);
    struct paragraph lines =
        paragraph_break(&setter, setting->sentence, ROLE_LEAD, width_px);
    return !is_cut(&lines) &&
           (double)lines.line_count * ceil(em_px * SENTENCE_LINE_EM) <= height_px;
}

// Larger than people across the room need where half the room is enough for it, else as large as
// they need, or as there is room for; never under the size of a main message. false when even that
// does not fit.
static bool
settle_size(struct slide *slide, struct setting *setting)
{
    const struct style *style = slide->setter->style;
    double needed_mm = fmax(CAPITAL_MM_PER_METRE * slide->request->attract_distance_m, 1);
    double capital_em = style->measure->capital_em(style->measure->context, 0, true);
    double needed_px =
        needed_mm / capital_em * style->panel.height_px / style->panel.height_mm;
    double least_px = style->type[ROLE_LEAD].font.em_px;
    double share = LARGEST_SHARE;
    setting->setter.hyphens = NULL;
    while (share > 1 &&
           !would_fit(slide, setting, share * needed_px, room_px(slide, setting) / 2))
        share -= SHARE_STEP;
    share = fmax(share, 1);
    while (share * needed_px > least_px) {
        if (would_fit(slide, setting, share * needed_px, room_px(slide, setting))) {
            set_at(slide, setting, share * needed_mm);
            if (fits(slide, setting))
                return true;
        }
        share *= SHRINK;
    }
    setting->setter.hyphens = slide->setter->hyphens;
    set_at(slide, setting, 0);
    return fits(slide, setting);
}

// The sentence written for the loop, else what the page says in one sentence, else its title.
static const struct text *
sentence_of(const struct slide *slide)
{
    const struct page *page = slide->page;
    if (!page)
        return slide->notice;
    if (page->attract.len > 0)
        return &page->attract;
    return page->main_message.len > 0 ? &page->main_message : &page->title;
}

// "English · Español": all languages, each in its own words. A space that does not break
// keeps the dot at the name before it.
static const struct text *
endonyms(const struct slide *slide)
{
    const struct view_request *request = slide->request;
    if (request->tongue_count < 2)
        return &request->words->endonym;
    const struct text *names = &request->tongues[0].words->endonym;
    for (size_t i = 1; i < request->tongue_count; i++)
        names = join(slide, names, "\u00a0· ", &request->tongues[i].words->endonym);
    return names;
}

static const struct text *
invitation(const struct slide *slide, int line)
{
    return line == 0 ? word(slide, WORD_TOUCH_TO_START) : endonyms(slide);
}

static int
invitation_height(const struct slide *slide, int line)
{
    enum item_role role = invitation_role(slide, line);
    struct paragraph lines =
        paragraph_break(slide->setter, invitation(slide, line), role, slide->area.w);
    return (int)lines.line_count * slide->setter->style->type[role].line_px;
}

// Where there is too little room the invitation goes first, then the sentence gives way to the
// page's title.
static void
settle(struct slide *slide, struct setting *setting)
{
    const struct text *sentences[] = {sentence_of(slide),
                                      slide->page ? &slide->page->title : slide->notice};
    const struct style *style = slide->setter->style;
    setting->style = *style;
    setting->setter = *slide->setter;
    setting->setter.style = &setting->style;
    for (size_t i = 0; i < COUNT_OF(sentences); i++) {
        setting->sentence = sentences[i];
        for (int lines = INVITATION_LINES; lines >= 0; lines--) {
            setting->invitation_lines = lines;
            setting->invitation_px = lines > 0 ? 2 * style->unit_px : 0;
            for (int line = 0; line < lines; line++)
                setting->invitation_px += invitation_height(slide, line);
            if (settle_size(slide, setting))
                return;
        }
    }
}

static int
add_line(const struct slide *slide, const struct setter *setter, const struct line *line,
         struct item base, int y)
{
    paragraph_add_line(slide->builder, setter, line, slide->area.x, y, base);
    return y + setter->style->type[base.role].line_px;
}

// "Touch to start" and below it the language in its own words, at the foot of the area.
static void
add_invitation(struct slide *slide, const struct setting *setting)
{
    const struct words *words = slide->request->words;
    int y = slide->area.y + slide->area.h - setting->invitation_px +
            2 * slide->setter->style->unit_px;
    for (int i = 0; i < setting->invitation_lines; i++) {
        const struct text *text = invitation(slide, i);
        struct item base = {.role = invitation_role(slide, i),
                            .fill = i == 0 ? COLOR_ACCENT : COLOR_INK2,
                            .ground = COLOR_PAPER,
                            .lang = words->lang.utf8,
                            .source = text,
                            .within = -1,
                            .target = -1};
        struct paragraph lines =
            paragraph_break(slide->setter, text, base.role, slide->area.w);
        for (size_t k = 0; k < lines.line_count; k++)
            y = add_line(slide, slide->setter, &lines.lines[k], base, y);
    }
    slide->area.h -= setting->invitation_px;
}

static void
add_sentence(struct slide *slide, const struct setting *setting)
{
    const struct text *sentence = setting->sentence;
    struct item base = {.role = ROLE_TITLE,
                        .fill = COLOR_INK,
                        .ground = COLOR_PAPER,
                        .lang = slide->request->content->lang.utf8,
                        .source = sentence,
                        .within = -1,
                        .target = -1,
                        .over = setting->height_px > slide->area.h};
    int spare_px = slide->area.h - setting->height_px;
    int y = slide->area.y + (spare_px > 0 ? spare_px / 4 : 0);
    for (size_t i = 0; i < setting->lines.line_count; i++)
        y = add_line(slide, &setting->setter, &setting->lines.lines[i], base, y);
    slide->area.h -= y - slide->area.y;
    slide->area.y = y;
    slide->builder->words += text_count_words(sentence->utf8, sentence->len);
}

// What is left beside and below the sentence.
static void
add_drawing(const struct slide *slide)
{
    struct rect room = slide->area;
    room.w = slide->area.w / 2;
    room.x += slide->area.w - room.w;
    drawing_add(slide->builder, slide->setter->style, slide->request->look.drawing, room,
                DRAWING_MOST_MM);
}

// Where the pages came from, at the foot of the area: whoever waits sees how old they are,
// and staff what they have to see to.
static void
add_info(struct slide *slide)
{
    const struct style *style = slide->setter->style;
    const struct text *said[] = {info_of(slide->request, slide->setter->arena),
                                 info_fault(slide->request)};
    struct paragraph lines[COUNT_OF(said)] = {0};
    int height_px = 0;
    for (size_t i = 0; i < COUNT_OF(said); i++) {
        if (said[i])
            lines[i] =
                paragraph_break(slide->setter, said[i], ROLE_CAPTION, slide->area.w);
        height_px += (int)lines[i].line_count * style->type[ROLE_CAPTION].line_px;
    }
    if (height_px == 0)
        return;
    int y = slide->area.y + slide->area.h - height_px;
    slide->area.h -= height_px + style->unit_px;
    for (size_t i = 0; i < COUNT_OF(said); i++) {
        struct item base = {.role = ROLE_CAPTION,
                            .fill = COLOR_INK2,
                            .ground = COLOR_PAPER,
                            .lang = slide->request->words->lang.utf8,
                            .source = said[i],
                            .within = -1,
                            .target = -1};
        for (size_t k = 0; k < lines[i].line_count; k++)
            y = add_line(slide, slide->setter, &lines[i].lines[k], base, y);
    }
}

struct laid_view
slide_layout(const struct view_request *request, struct arena *arena)
{
    struct setter setter = view_setter(request, arena);
    struct builder builder = {.arena = arena};
    struct slide slide = {
        .builder = &builder,
        .setter = &setter,
        .request = request,
        .page = request->page ? content_page(request->content, request->page) : NULL,
        .places = places_find(&setter, request),
    };
    struct text *notice = arena_alloc(arena, sizeof *notice);
    *notice = request->notice; // the screen outlives the request
    slide.notice = notice;
    slide.area = slide.places.frame;
    slide.area.x = slide.places.beside ? slide.places.area.x : slide.area.x;
    slide.area.w = slide.places.beside ? slide.places.area.w : slide.area.w;
    add_strips(&slide);
    add_info(&slide);
    struct setting setting = {0};
    settle(&slide, &setting);
    add_invitation(&slide, &setting);
    add_sentence(&slide, &setting);
    add_drawing(&slide);
    chrome_add(&builder, &setter, request, NULL);
    struct screen *screen = arena_alloc(arena, sizeof *screen);
    *screen = builder_screen(&builder, setter.style->panel.width_px,
                             setter.style->panel.height_px, view_safe(setter.style));
    return (struct laid_view){screen, 1, *setter.style};
}
