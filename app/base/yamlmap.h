// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/result.h"

#include <QStringList>

#include <memory>
#include <vector>

namespace YAML {
class Node;
}

namespace kikitori {

/// Where something stands in a file, as an editor counts; 0 when it stands nowhere.
struct YamlPlace {
    int line = 0; ///< 1-based
    int column = 0; ///< 1-based, in characters
};

/// One mapping of a YAML file, read strictly: each key is asked for by name and type, and a key nobody asked for is an
/// error. The first fault of the whole file is kept with its line and column (in characters), so that a reader can be
/// written as plain assignments followed by one `finish()`. Thread: any one at a time. Owner: the reading function.
class YamlMap {
public:
    /// The top-level mapping of `bytes`. `file` is used in errors only.
    [[nodiscard]] static Result<YamlMap> parse(const QByteArray &bytes, const QString &file);
    /// Reads the file and parses it; at most 8 MB.
    [[nodiscard]] static Result<YamlMap> read(const QString &path);

    [[nodiscard]] bool has(const char *key) const;
    /// Required, non-empty text.
    [[nodiscard]] QString text(const char *key);
    [[nodiscard]] QString text(const char *key, const QString &fallback);
    [[nodiscard]] int number(const char *key, int least, int most);
    [[nodiscard]] int number(const char *key, int least, int most, int fallback);
    [[nodiscard]] bool flag(const char *key, bool fallback);
    /// A list of texts; empty when the key is absent.
    [[nodiscard]] QStringList texts(const char *key);
    /// A required mapping.
    [[nodiscard]] YamlMap map(const char *key);
    /// A list of mappings; empty when the key is absent.
    [[nodiscard]] std::vector<YamlMap> maps(const char *key);
    /// The keys of this mapping in file order. Keys read this way count as asked for.
    [[nodiscard]] QStringList keys();
    /// Where the value of `key` stands; the mapping itself when `key` is null or absent.
    [[nodiscard]] YamlPlace place(const char *key = nullptr) const;
    /// Where the entries of the list at `key` stand; empty when there is none.
    [[nodiscard]] std::vector<YamlPlace> places(const char *key) const;
    /// Notes a fault at the value of `key` (or at the mapping itself when `key` is null), unless one is noted already.
    void refuse(const char *key, const QString &expected);
    /// The first fault anywhere in the file, else an unknown key anywhere in the file, else success. Call it on the
    /// top-level mapping after everything was read.
    [[nodiscard]] Result<> finish();

private:
    struct State;
    YamlMap(std::shared_ptr<State> state, int index);
    [[nodiscard]] QString scalar(const char *key, bool required, const QString &fallback);

    std::shared_ptr<State> m_state;
    int m_index = 0;
};

} // namespace kikitori
