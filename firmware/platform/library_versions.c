// SPDX-License-Identifier: MIT
#include "platform/library_versions.h"

#include <SDL.h>
#include <SDL_ttf.h>
#include <png.h>

void
library_versions_print(FILE *out)
{
    SDL_version sdl;
    SDL_GetVersion(&sdl);
    const SDL_version *ttf = TTF_Linked_Version();
    fprintf(out, "SDL %d.%d.%d\n", sdl.major, sdl.minor, sdl.patch);
    fprintf(out, "SDL_ttf %d.%d.%d\n", ttf->major, ttf->minor, ttf->patch);
    fprintf(out, "libpng %s\n", png_get_libpng_ver(NULL));
}
