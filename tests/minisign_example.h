// SPDX-License-Identifier: MIT
// A key pair without a password and a signature of the six bytes "hello\n", made with
// minisign 0.11 (-G -W, -S -t hello). The key signs nothing else.
#pragma once

static const char minisign_key[] =
    "RWTbcOe6Os9k/DwIy8RsqWirkK8cQ8si0j0dZFRHb0I94eAEfnApiasY";
static const char minisign_secret[] =
    "untrusted comment: minisign encrypted secret key\n"
    "RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA23DnujrPZPxU"
    "PJUsJmmM0EtVFObxVIp+5SiX9PCahVMMJ6xoN4k+"
    "rDwIy8RsqWirkK8cQ8si0j0dZFRHb0I94eAEfnApiasYAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    "AAA=\n";
static const char minisign_signature[] =
    "untrusted comment: signature from minisign secret key\n"
    "RUTbcOe6Os9k/EAmuWCYjaZmJwxsBDCXRD9vjYk/eWSWUQ5bfKHq/6gvncyuyrSuD4aFhYnC4X/"
    "sUsOn1tyDtr2oMm1iD+wCVg8=\n"
    "trusted comment: hello\n"
    "nUTzV47A6620JWiB9s+"
    "qZevI7PCmRTYWpEwaUzjVa0YftVDSlZmfN79VWHxA7HpsOgQFtJE4AgfvpEA9cMmoAw==\n";
