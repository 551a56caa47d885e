// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QStringList>

#include <memory>

namespace kikitori {

/// One YAML file as a person would write it, that YamlMap reads back to the same texts: quoted only where a reader of
/// YAML 1.1 or 1.2 could take the text for something else, several lines as a block, lists of words in lines of an even
/// length. A text of several lines reads back with a line break at its end. Thread: any one. Owner: the writing function.
class YamlText {
public:
    /// Opens the top-level mapping.
    YamlText();
    ~YamlText();

    void text(const char *key, const QString &value);
    void number(const char *key, int value);
    void flag(const char *key, bool value);
    /// A list of texts, one beside the other; nothing when it is empty.
    void texts(const char *key, const QStringList &values);
    void beginMap(const char *key);
    /// A mapping in one line, for a few short texts.
    void beginLine(const char *key);
    /// An entry of a list.
    void beginEntry();
    void endMap();
    void beginList(const char *key);
    void endList();
    /// Closes the top-level mapping: the whole file, without a head of comments.
    [[nodiscard]] QByteArray finish();

private:
    struct State;
    void scalar(const QString &value, bool inLine);

    std::unique_ptr<State> m_state;
};

} // namespace kikitori
