// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "base/yamltext.h"

#include <QList>
#include <QRegularExpression>

#include <yaml-cpp/yaml.h>

#include <algorithm>

namespace kikitori {

namespace {

constexpr int kLineWidth = 110; // columns of ASCII; a Japanese character takes two
constexpr int kFirstWide = 0x1100;

/// What some reader of YAML 1.1 or 1.2 takes for a number, a date, a truth value or nothing.
bool looksLikeAnotherType(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("^(y|n|yes|no|on|off|true|false|null|~|=|<<|[-+]?\\.(inf|nan)|[-+.]*[0-9][-+0-9a-fox_.,:tz ]*)$"),
        QRegularExpression::CaseInsensitiveOption);
    return text.isEmpty() || form.match(text).hasMatch();
}

/// A character that an editor does not show as itself, or that some reader takes for the end of a line.
bool isHidden(char32_t character)
{
    return character != U' ' && (!QChar::isPrint(character) || QChar::isSpace(character)) && character != U'\u3000';
}

bool needsQuotes(const QString &text)
{
    const QList<uint> characters = text.toUcs4();
    return looksLikeAnotherType(text) || std::any_of(characters.begin(), characters.end(), isHidden) || text.front().isSpace()
        || text.back().isSpace();
}

/// Several lines that can stand as they are; the first says how far all are moved in, so it must not begin with a blank.
bool fitsBlock(const QString &text)
{
    const QList<uint> characters = text.toUcs4();
    const auto breaksBlock = [](char32_t character) { return character != U'\n' && isHidden(character); };
    return text.contains(u'\n') && !text.front().isSpace() && !text.back().isSpace()
        && std::none_of(characters.begin(), characters.end(), breaksBlock);
}

int widthOf(const QString &text)
{
    const QList<uint> characters = text.toUcs4();
    return int(characters.size() + std::count_if(characters.begin(), characters.end(), [](uint c) { return c >= kFirstWide; }));
}

} // namespace

struct YamlText::State {
    YAML::Emitter out;
};

YamlText::YamlText()
    : m_state(std::make_unique<State>())
{
    m_state->out << YAML::BeginMap;
}

YamlText::~YamlText() = default;

void YamlText::scalar(const QString &value, bool inLine)
{
    if (!inLine && fitsBlock(value))
        m_state->out << YAML::Literal << value.toStdString();
    else if (needsQuotes(value))
        m_state->out << YAML::DoubleQuoted << value.toStdString();
    else
        m_state->out << value.toStdString();
}

void YamlText::text(const char *key, const QString &value)
{
    m_state->out << YAML::Key << key << YAML::Value;
    scalar(value, false);
}

void YamlText::number(const char *key, int value)
{
    m_state->out << YAML::Key << key << YAML::Value << value;
}

void YamlText::flag(const char *key, bool value)
{
    m_state->out << YAML::Key << key << YAML::Value << value;
}

void YamlText::texts(const char *key, const QStringList &values)
{
    if (values.isEmpty())
        return;
    m_state->out << YAML::Key << key << YAML::Value << YAML::Flow << YAML::BeginSeq;
    int used = int(qstrlen(key));
    for (const QString &value : values) {
        const int width = widthOf(value) + 2;
        if (used + width > kLineWidth) {
            m_state->out << YAML::Newline;
            used = 0;
        }
        used += width;
        scalar(value, true);
    }
    m_state->out << YAML::EndSeq;
}

void YamlText::beginMap(const char *key)
{
    m_state->out << YAML::Key << key << YAML::Value << YAML::BeginMap;
}

void YamlText::beginLine(const char *key)
{
    m_state->out << YAML::Key << key << YAML::Value << YAML::Flow << YAML::BeginMap;
}

void YamlText::beginEntry()
{
    m_state->out << YAML::BeginMap;
}

void YamlText::endMap()
{
    m_state->out << YAML::EndMap;
}

void YamlText::beginList(const char *key)
{
    m_state->out << YAML::Key << key << YAML::Value << YAML::BeginSeq;
}

void YamlText::endList()
{
    m_state->out << YAML::EndSeq;
}

QByteArray YamlText::finish()
{
    m_state->out << YAML::EndMap;
    Q_ASSERT_X(m_state->out.good(), "YamlText", m_state->out.GetLastError().c_str());
    return QByteArray(m_state->out.c_str(), qsizetype(m_state->out.size())) + '\n';
}

} // namespace kikitori
