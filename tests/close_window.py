#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Asks the window of that title to close, as a desktop's close button does: close_window.py TITLE."""
import ctypes
import sys

x11 = ctypes.CDLL("libX11.so.6")
x11.XOpenDisplay.restype = ctypes.c_void_p


class ClientMessage(ctypes.Structure):
    _fields_ = [("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int),
                ("display", ctypes.c_void_p), ("window", ctypes.c_ulong),
                ("message_type", ctypes.c_ulong), ("format", ctypes.c_int),
                ("data", ctypes.c_long * 5), ("rest", ctypes.c_long * 24)]


def windows(display, root):
    ignored, children, count = ctypes.c_ulong(), ctypes.POINTER(ctypes.c_ulong)(), ctypes.c_uint()
    x11.XQueryTree(display, root, ctypes.byref(ignored), ctypes.byref(ignored),
                   ctypes.byref(children), ctypes.byref(count))
    return [children[i] for i in range(count.value)]


def title(display, window):
    name = ctypes.c_char_p()
    x11.XFetchName(display, ctypes.c_ulong(window), ctypes.byref(name))
    return (name.value or b"").decode()


def main():
    display = ctypes.c_void_p(x11.XOpenDisplay(None))
    x11.XDefaultRootWindow.restype = ctypes.c_ulong
    x11.XInternAtom.restype = ctypes.c_ulong
    root = ctypes.c_ulong(x11.XDefaultRootWindow(display))
    atoms = [x11.XInternAtom(display, name, 0) for name in (b"WM_PROTOCOLS", b"WM_DELETE_WINDOW")]
    for window in windows(display, root):
        if title(display, window) != sys.argv[1]:
            continue
        message = ClientMessage(type=33, window=window, message_type=atoms[0], format=32)
        message.data[0] = atoms[1]
        x11.XSendEvent(display, ctypes.c_ulong(window), 0, ctypes.c_long(0), ctypes.byref(message))
        x11.XSync(display, 0)
        return 0
    return 1


if __name__ == "__main__":
    sys.exit(main())
