// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <sodium.h>

namespace kikitori::recordingform {

// KIKIREC1 | u16 version | u16 channels | u32 rate | 24 bytes secretstream header | chunks.
// A chunk is u32 length of the sealed bytes | the sealed bytes; the first 16 bytes of the file are sealed in as
// additional data of each. The first chunk is empty and proves the key. All numbers little-endian.
inline constexpr char Magic[] = "KIKIREC1";
inline constexpr int MagicLength = 8;
inline constexpr int Version = 1;
inline constexpr int Channels = 2;
inline constexpr int PlainHeader = 16;
inline constexpr int CipherHeader = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
inline constexpr int Overhead = crypto_secretstream_xchacha20poly1305_ABYTES;
inline constexpr int KeyLength = crypto_secretstream_xchacha20poly1305_KEYBYTES;
inline constexpr unsigned LongestChunk = 1U << 20;

} // namespace kikitori::recordingform
