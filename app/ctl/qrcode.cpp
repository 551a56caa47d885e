// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "ctl/qrcode.h"

#include <memory>

#include <qrencode.h>

namespace kikitori {

namespace {
constexpr int kQuiet = 4;

struct FreeCode {
    void operator()(QRcode *code) const { QRcode_free(code); }
};

bool isDark(const QRcode &code, int x, int y)
{
    const bool inside = x >= 0 && y >= 0 && x < code.width && y < code.width;
    return inside && (code.data[y * code.width + x] & 1) != 0;
}
}

QStringList qrLines(const QString &text)
{
    const std::unique_ptr<QRcode, FreeCode> code(
        QRcode_encodeString(text.toUtf8().constData(), 0, QR_ECLEVEL_M, QR_MODE_8, 1));
    if (!code)
        return {};
    QStringList lines;
    for (int y = -kQuiet; y < code->width + kQuiet; y += 2) {
        QString line;
        for (int x = -kQuiet; x < code->width + kQuiet; ++x) {
            const bool top = isDark(*code, x, y);
            const bool bottom = isDark(*code, x, y + 1);
            line += top && bottom ? QChar(0x2588) : top ? QChar(0x2580) : bottom ? QChar(0x2584) : QLatin1Char(' ');
        }
        lines << line;
    }
    return lines;
}

} // namespace kikitori
