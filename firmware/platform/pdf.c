// SPDX-License-Identifier: MIT
#include "platform/pdf.h"

#include "base/arena.h"
#include "base/file.h"
#include "platform/palette.h"

#include <errno.h>
#include <hpdf.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

// Points. Home printers leave about 12 mm at the edge of A4 and Letter.
static const double margin = 45, gap = 12, footer_room = 20, caption_size = 7;

struct pdf {
    struct arena arena;
    HPDF_Doc doc;
    HPDF_Font regular;
    HPDF_Font bold;
    HPDF_Page page;
    HPDF_PageSizes size;
    double width;
    double top;
    double y; // of the next line's top, from the bottom
    unsigned sheet;
    unsigned columns;  // of pictures
    unsigned column;   // where the next picture goes
    double row_height; // of its row, once that has begun
    const char *footer;
};

static HPDF_REAL
real(double value)
{
    return (HPDF_REAL)value;
}

static HPDF_Font
load_font(struct pdf *pdf, const char *assets, const char *name)
{
    const char *path = arena_printf(&pdf->arena, "%s/fonts/%s", assets, name);
    const char *loaded = HPDF_LoadTTFontFromFile(pdf->doc, path, HPDF_TRUE);
    return loaded ? HPDF_GetFont(pdf->doc, loaded, "UTF-8") : NULL;
}

static void
show(struct pdf *pdf, const char *utf8, double x, double y, double size, HPDF_Font font)
{
    HPDF_Page_BeginText(pdf->page);
    HPDF_Page_SetFontAndSize(pdf->page, font, real(size));
    HPDF_Page_TextOut(pdf->page, real(x), real(y), utf8);
    HPDF_Page_EndText(pdf->page);
}

void
pdf_next_sheet(struct pdf *pdf)
{
    char number[32];
    pdf->page = HPDF_AddPage(pdf->doc);
    HPDF_Page_SetSize(pdf->page, pdf->size, HPDF_PAGE_PORTRAIT);
    pdf->width = (double)HPDF_Page_GetWidth(pdf->page) - 2 * margin;
    pdf->top = (double)HPDF_Page_GetHeight(pdf->page) - margin;
    pdf->y = pdf->top;
    pdf->column = 0;
    snprintf(number, sizeof number, "%u", ++pdf->sheet);
    show(pdf, pdf->footer, margin, margin, 8, pdf->regular);
    double width = (double)HPDF_Page_TextWidth(pdf->page, number);
    show(pdf, number, margin + pdf->width - width, margin, 8, pdf->regular);
}

struct pdf *
pdf_new(const char *assets_folder, bool letter, const char *footer, char *sentence,
        size_t sentence_bytes)
{
    struct arena arena = {0};
    struct pdf *pdf = arena_alloc(&arena, sizeof *pdf);
    pdf->arena = arena;
    pdf->size = letter ? HPDF_PAGE_SIZE_LETTER : HPDF_PAGE_SIZE_A4;
    pdf->footer = footer;
    pdf->columns = 2;
    pdf->doc = HPDF_New(NULL, NULL);
    if (pdf->doc) {
        HPDF_UseUTFEncodings(pdf->doc);
        HPDF_SetCompressionMode(pdf->doc, HPDF_COMP_ALL);
        pdf->regular = load_font(pdf, assets_folder, "NotoSans-Regular.ttf");
        pdf->bold = load_font(pdf, assets_folder, "NotoSans-Bold.ttf");
    }
    if (pdf->regular && pdf->bold) {
        pdf_next_sheet(pdf);
        return pdf;
    }
    snprintf(sentence, sentence_bytes,
             "the fonts in %s/fonts cannot be put into a PDF (run make build)",
             assets_folder);
    if (pdf->doc)
        HPDF_Free(pdf->doc);
    arena = pdf->arena;
    arena_finish(&arena);
    return NULL;
}

void
pdf_need(struct pdf *pdf, double height)
{
    if (pdf->y - height < margin + footer_room)
        pdf_next_sheet(pdf);
}

void
pdf_space(struct pdf *pdf, double height)
{
    pdf->y -= height;
}

// Soft hyphens have no place on paper, where lines break between words only.
static char *
printable(struct arena *arena, const char *utf8)
{
    char *copy = arena_copy(arena, utf8, strlen(utf8)), *to = copy;
    for (const char *from = utf8; *from; from++) {
        if (strncmp(from, "\xC2\xAD", 2) == 0)
            from++;
        else
            *to++ = *from == '\n' || *from == '\t' ? ' ' : *from;
    }
    *to = '\0';
    return copy;
}

// Bytes of the line that begins here and fits the width: at least one word.
static size_t
line_len(struct pdf *pdf, char *text, double size, HPDF_Font font)
{
    size_t fits = 0;
    HPDF_Page_SetFontAndSize(pdf->page, font, real(size));
    for (size_t end = 0; text[end];) {
        end += strspn(text + end, " ");
        end += strcspn(text + end, " ");
        char kept = text[end];
        text[end] = '\0';
        bool wide = (double)HPDF_Page_TextWidth(pdf->page, text) > pdf->width;
        text[end] = kept;
        if (wide && fits > 0)
            break;
        fits = end;
    }
    return fits;
}

void
pdf_text(struct pdf *pdf, const char *utf8, double size, bool bold)
{
    struct arena arena = {0};
    HPDF_Font font = bold ? pdf->bold : pdf->regular;
    char *text = printable(&arena, utf8);
    pdf_end_row(pdf);
    while (*text) {
        pdf_need(pdf, size * 1.4);
        size_t len = line_len(pdf, text, size, font);
        char kept = text[len];
        text[len] = '\0';
        pdf->y -= size * 1.4;
        show(pdf, text, margin, pdf->y + size * 0.3, size, font);
        text[len] = kept;
        text += len + strspn(text + len, " ");
    }
    arena_finish(&arena);
}

// All pixels as they are.
static HPDF_Image
raw_image(struct pdf *pdf, const SDL_Surface *surface, struct arena *arena)
{
    size_t width = (size_t)surface->w, height = (size_t)surface->h;
    uint8_t *rgb = arena_array(arena, width * height, 3), *to = rgb;
    for (size_t y = 0; y < height; y++) {
        const uint8_t *row =
            (const uint8_t *)surface->pixels + y * (size_t)surface->pitch;
        for (size_t x = 0; x < width; x++) {
            uint32_t pixel = 0;
            memcpy(&pixel, row + 4 * x, sizeof pixel);
            *to++ = (uint8_t)(pixel >> 16);
            *to++ = (uint8_t)(pixel >> 8);
            *to++ = (uint8_t)pixel;
        }
    }
    return HPDF_LoadRawImageFromMem(pdf->doc, rgb, (HPDF_UINT)width, (HPDF_UINT)height,
                                    HPDF_CS_DEVICE_RGB, 8);
}

static HPDF_Image
image_of(struct pdf *pdf, const SDL_Surface *surface)
{
    struct arena arena = {0};
    size_t len = 0;
    const uint8_t *png = palette_png(surface, &arena, &len);
    HPDF_Image image = png ? HPDF_LoadPngImageFromMem(pdf->doc, png, (HPDF_UINT)len)
                           : raw_image(pdf, surface, &arena);
    arena_finish(&arena);
    return image;
}

void
pdf_columns(struct pdf *pdf, unsigned columns)
{
    pdf_end_row(pdf);
    pdf->columns = columns;
}

void
pdf_picture(struct pdf *pdf, SDL_Surface *surface, const char *caption)
{
    HPDF_Image image = image_of(pdf, surface);
    double step = (pdf->width + gap) / pdf->columns;
    double width = step - gap;
    double most = (pdf->top - margin - footer_room) / 2 - 2 * gap;
    double height = width * surface->h / surface->w;
    if (height > most) {
        width = width * most / height;
        height = most;
    }
    if (pdf->column == 0) {
        pdf_need(pdf, height + gap + caption_size);
        pdf->row_height = height + gap + caption_size + 2;
    }
    double x = margin + step * pdf->column;
    double y = pdf->y - height;
    if (image)
        HPDF_Page_DrawImage(pdf->page, image, real(x), real(y), real(width),
                            real(height));
    HPDF_Page_SetLineWidth(pdf->page, real(0.5));
    HPDF_Page_Rectangle(pdf->page, real(x), real(y), real(width), real(height));
    HPDF_Page_Stroke(pdf->page);
    show(pdf, caption, x, y - caption_size - 2, caption_size, pdf->regular);
    pdf->column++;
    if (pdf->column == pdf->columns)
        pdf_end_row(pdf);
}

void
pdf_end_row(struct pdf *pdf)
{
    if (pdf->column > 0)
        pdf->y -= pdf->row_height;
    pdf->column = 0;
}

void
pdf_boxes(struct pdf *pdf, const char *const *labels, size_t count)
{
    enum { HEIGHT = 30, LABEL = 8 };
    pdf_end_row(pdf);
    pdf_need(pdf, HEIGHT + 2 * LABEL);
    double width = (pdf->width - gap * (double)(count - 1)) / (double)count;
    double y = pdf->y - HEIGHT - LABEL - 4;
    HPDF_Page_SetLineWidth(pdf->page, real(0.7));
    for (size_t i = 0; i < count; i++) {
        double x = margin + (width + gap) * (double)i;
        show(pdf, labels[i], x, pdf->y - LABEL, LABEL, pdf->regular);
        HPDF_Page_Rectangle(pdf->page, real(x), real(y), real(width), HEIGHT);
        HPDF_Page_Stroke(pdf->page);
    }
    pdf->y = y - gap;
}

void
pdf_free(struct pdf *pdf)
{
    struct arena arena = pdf->arena;
    HPDF_Free(pdf->doc);
    arena_finish(&arena);
}

bool
pdf_write(struct pdf *pdf, const char *path, char *sentence, size_t sentence_bytes)
{
    bool good =
        HPDF_SaveToStream(pdf->doc) == HPDF_OK && HPDF_GetError(pdf->doc) == HPDF_OK;
    HPDF_UINT32 len = good ? HPDF_GetStreamSize(pdf->doc) : 0;
    HPDF_BYTE *bytes = arena_array(&pdf->arena, len + 1, 1);
    good = good && HPDF_ReadFromStream(pdf->doc, bytes, &len) != HPDF_INVALID_STREAM;
    if (!good)
        snprintf(sentence, sentence_bytes, "the PDF cannot be made (error %#lx)",
                 HPDF_GetError(pdf->doc));
    else if (!file_write(path, bytes, len)) {
        snprintf(sentence, sentence_bytes, "%s cannot be written: %s", path,
                 strerror(errno));
        good = false;
    }
    pdf_free(pdf);
    return good;
}
