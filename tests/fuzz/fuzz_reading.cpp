// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "fuzz/reading.h"

#include <cstdint>

using namespace kikitori;

/// libFuzzer's door: cmake --preset fuzz, then
///   build/fuzz/bin/fuzz_reading -max_total_time=600 FOLDER   (`tst_fuzzseeds --seeds FOLDER` fills it)
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > 0)
        readAs(Taken(data[0] % kTakenForms), QByteArray(reinterpret_cast<const char *>(data + 1), qsizetype(size - 1)));
    return 0;
}
