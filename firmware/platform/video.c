// SPDX-License-Identifier: MIT
// SDL 2 on Linux looks for D-Bus (screen savers, input methods), reads the locale's Compose table
// and maps OpenGL even for plain windows. None of that is wanted here; the display is enough.
#include "platform/video.h"

#include <SDL_syswm.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const double DPI_LEAST = 40;
static const double DPI_MOST = 600;
static const double MM_PER_INCH = 25.4;

static void
set_hints(bool fullscreen)
{
    const struct {
        const char *name, *value;
    } hints[] = {
        {SDL_HINT_FRAMEBUFFER_ACCELERATION, "0"},
        {SDL_HINT_NO_SIGNAL_HANDLERS, "1"},
        {SDL_HINT_TOUCH_MOUSE_EVENTS, "0"},
        {SDL_HINT_MOUSE_TOUCH_EVENTS, "0"},
        {SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0"},
        // Without libgl1, "opengl" reports success and shows nothing but the clear colour.
        {SDL_HINT_RENDER_DRIVER, "opengles2"},
        {SDL_HINT_VIDEO_ALLOW_SCREENSAVER, fullscreen ? "0" : "1"},
    };
    for (size_t i = 0; i < COUNT_OF(hints); i++)
        SDL_SetHint(hints[i].name, hints[i].value);
}

struct variable { // of the environment, while SDL starts
    const char *name;
    const char *value;
    char *before;
};

static void
set_variables(struct variable *variables, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *before = getenv(variables[i].name);
        variables[i].before = before ? strdup(before) : NULL;
        setenv(variables[i].name, variables[i].value, 1);
    }
}

static void
restore_variables(struct variable *variables, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (variables[i].before)
            setenv(variables[i].name, variables[i].before, 1);
        else
            unsetenv(variables[i].name);
        free(variables[i].before);
    }
}

static bool
driver_is(const char *name)
{
    const char *driver = SDL_GetCurrentVideoDriver();
    return driver && SDL_strcasecmp(driver, name) == 0;
}

// Where there is no display SDL 2.26 falls back to a driver that shows nothing and says nothing.
static bool
shows_nothing(void)
{
    return !SDL_GetHint(SDL_HINT_VIDEODRIVER) &&
           (driver_is("offscreen") || driver_is("dummy"));
}

bool
video_start(bool fullscreen, char *sentence, size_t sentence_bytes)
{
    // The Compose table of a UTF-8 locale is half of SDL's start on X11. An address without a
    // transport makes libdbus give up before it opens a socket or starts a bus.
    struct variable variables[] = {
        {"LC_ALL", "C", NULL},
        {"DBUS_SESSION_BUS_ADDRESS", "none:", NULL},
        {"DBUS_SYSTEM_BUS_ADDRESS", "none:", NULL},
        {"XDG_RUNTIME_DIR", "/", NULL},
    };
    // Last in the list, and only where it is unset: libwayland complains about that on its own.
    size_t count = COUNT_OF(variables) - (getenv("XDG_RUNTIME_DIR") != NULL);
    set_hints(fullscreen);
    set_variables(variables, count);
    bool started = SDL_InitSubSystem(SDL_INIT_VIDEO) == 0;
    if (started)
        SDL_StopTextInput();
    restore_variables(variables, count);
    if (started && !shows_nothing())
        return true;
    snprintf(sentence, sentence_bytes,
             "there is no display%s%s (start it from a desktop session; on a device, as "
             "a user in the groups video, render and input)",
             started ? "" : ": ", started ? "" : SDL_GetError());
    if (started)
        SDL_QuitSubSystem(SDL_INIT_VIDEO);
    return false;
}

void
video_stop(void)
{
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
}

bool
video_is_x11(void)
{
    return driver_is("x11");
}

bool
video_needs_renderer(void)
{
    return driver_is("KMSDRM");
}

void
video_true_scale(const struct panel *panel, double *across, double *down)
{
    float diagonal = 0, across_dpi = 0, down_dpi = 0;
    *across = *down = 1;
    if (SDL_GetDisplayDPI(0, &diagonal, &across_dpi, &down_dpi) != 0)
        return;
    double x = across_dpi, y = down_dpi;
    // Monitors that tell nonsense tell it for one side only, or nothing like a monitor's.
    bool likely = x >= DPI_LEAST && x <= DPI_MOST && y >= DPI_LEAST && y <= DPI_MOST &&
                  x / y < 1.2 && y / x < 1.2;
    if (!likely)
        return;
    *across = panel->width_mm / MM_PER_INCH * x / panel->width_px;
    *down = panel->height_mm / MM_PER_INCH * y / panel->height_px;
}

// libX11 is loaded already, by SDL; like libwayland below it is not linked because a device has none.
struct x11 {
    void *library;
    Atom (*intern)(Display *display, const char *name, Bool only_if_known);
    int (*get_property)(Display *display, Window window, Atom property, long offset,
                        long length, Bool erase, Atom wanted, Atom *type, int *format,
                        unsigned long *count, unsigned long *left, unsigned char **value);
    int (*free)(void *value);
};

static bool
x11_load(struct x11 *x11)
{
    x11->library = SDL_LoadObject("libX11.so.6");
    const struct {
        const char *name;
        void *pointer; // to the member
    } wanted[] = {
        {"XInternAtom", &x11->intern},
        {"XGetWindowProperty", &x11->get_property},
        {"XFree", &x11->free},
    };
    for (size_t i = 0; x11->library && i < COUNT_OF(wanted); i++) {
        void *symbol = SDL_LoadFunction(x11->library, wanted[i].name);
        memcpy(wanted[i].pointer, &symbol, sizeof symbol);
        if (!symbol)
            return false;
    }
    return x11->library != NULL;
}

// Every window manager names a window of its own on the root window (EWMH).
static bool
root_has_manager(const struct x11 *x11, Display *display)
{
    Atom type = None;
    int format = 0;
    unsigned long count = 0, left = 0;
    unsigned char *value = NULL;
    Atom property = x11->intern(display, "_NET_SUPPORTING_WM_CHECK", False);
    int failed =
        x11->get_property(display, DefaultRootWindow(display), property, 0, 1, False,
                          AnyPropertyType, &type, &format, &count, &left, &value);
    if (value)
        x11->free(value);
    return failed || type != None;
}

bool
video_is_unmanaged(SDL_Window *window)
{
    struct x11 x11 = {0};
    SDL_SysWMinfo info;
    SDL_VERSION(&info.version);
    if (!SDL_GetWindowWMInfo(window, &info) || info.subsystem != SDL_SYSWM_X11)
        return false;
    bool unmanaged = x11_load(&x11) && !root_has_manager(&x11, info.info.x11.display);
    if (x11.library)
        SDL_UnloadObject(x11.library);
    return unmanaged;
}

// In place of Xlib's own, which ends the program. What happens next is set_lost's.
static int
go_on(Display *display)
{
    (void)display;
    return 0;
}

static void
set_lost(Display *display, void *lost)
{
    (void)display;
    *(bool *)lost = true;
}

// Both have to be set. The second came with libX11 1.7: an older one ends the program all
// the same, and whoever started it starts it again.
void
video_watch(SDL_Window *window, bool *lost)
{
    SDL_SysWMinfo info;
    SDL_VERSION(&info.version);
    if (!SDL_GetWindowWMInfo(window, &info) || info.subsystem != SDL_SYSWM_X11)
        return;
    void *library = SDL_LoadObject("libX11.so.6");
    int (*(*set_error)(int (*)(Display *)))(Display *) = NULL;
    void (*set_exit)(Display *, void (*)(Display *, void *), void *) = NULL;
    void *error = library ? SDL_LoadFunction(library, "XSetIOErrorHandler") : NULL;
    void *leave = library ? SDL_LoadFunction(library, "XSetIOErrorExitHandler") : NULL;
    memcpy(&set_error, &error, sizeof set_error);
    memcpy(&set_exit, &leave, sizeof set_exit);
    if (set_error && set_exit) {
        set_error(go_on);
        set_exit(info.info.x11.display, set_lost, lost);
    }
    if (library)
        SDL_UnloadObject(library);
}

static int
wayland_fd(void *display)
{
    void *library = SDL_LoadObject("libwayland-client.so.0");
    if (!library)
        return -1;
    int (*get_fd)(void *) = NULL;
    void *symbol = SDL_LoadFunction(library, "wl_display_get_fd");
    memcpy(&get_fd, &symbol, sizeof get_fd);
    int fd = get_fd ? get_fd(display) : -1;
    SDL_UnloadObject(library);
    return fd;
}

int
video_event_fd(SDL_Window *window)
{
    SDL_SysWMinfo info;
    SDL_VERSION(&info.version);
    if (!SDL_GetWindowWMInfo(window, &info))
        return -1;
    if (info.subsystem == SDL_SYSWM_X11)
        return ConnectionNumber(info.info.x11.display);
    if (info.subsystem == SDL_SYSWM_WAYLAND)
        return wayland_fd(info.info.wl.display);
    return -1;
}
