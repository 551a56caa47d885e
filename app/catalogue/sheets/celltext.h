// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QStringList>

#include <optional>

namespace kikitori {

/// A text as it is stored in a cell: what XML cannot carry becomes _xHHHH_ (ISO/IEC 29500-1 §22.9.2.19, ST_Xstring), as
/// spreadsheet programs do it themselves.
[[nodiscard]] QString toCell(const QString &text);
/// The text that is stored so.
[[nodiscard]] QString fromCell(const QString &stored);

/// Several texts in one cell: 、 between them, and "quotes" round a text that holds a separator, a quote or an outer blank.
[[nodiscard]] QString listToCell(const QStringList &texts);
/// The texts of such a cell. Separators are 、 , ， and line breaks; what is not quoted is trimmed, and empty texts are
/// dropped. None when a quote is not closed, or is followed by something else than a separator.
[[nodiscard]] std::optional<QStringList> listFromCell(const QString &cell);

} // namespace kikitori
