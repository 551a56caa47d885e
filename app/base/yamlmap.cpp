// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "base/yamlmap.h"

#include <QFile>
#include <QSet>

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <iterator>
#include <optional>

namespace kikitori {

namespace {

constexpr qint64 kLargestFile = 8 * 1024 * 1024;
constexpr int kDeepest = 200; // levels; an alias can make a ring
constexpr size_t kMostEntries = 20'000; // of a list; aliases make a long one of a short file
constexpr char kByteOrderMark[] = "\xEF\xBB\xBF";

/// The column as an editor counts it, 1-based. yaml-cpp counts bytes, and three of them are one Japanese character.
int columnOf(const QByteArray &bytes, const YAML::Mark &mark)
{
    const qsizetype at = std::clamp<qsizetype>(mark.pos, 0, bytes.size());
    const qsizetype from = at == 0 ? 0 : bytes.lastIndexOf('\n', at - 1) + 1;
    if (mark.column != at - from) // a byte order mark or another encoding: yaml-cpp's own count is the best there is
        return mark.column + 1;
    const auto startsCharacter = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; };
    return static_cast<int>(std::count_if(bytes.begin() + from, bytes.begin() + at, startsCharacter)) + 1;
}

qsizetype pastSpace(const QByteArray &bytes, qsizetype at)
{
    while (at < bytes.size() && QChar::isSpace(static_cast<uchar>(bytes[at])))
        ++at;
    return at;
}

/// True when a quoted text opens at `at` and the file ends before it closes. YAML 1.2 §7.3: a double quote is escaped
/// by a backslash, a single one by another.
bool opensWithoutEnd(const QByteArray &bytes, qsizetype at)
{
    while (at < bytes.size() && (bytes[at] == '&' || bytes[at] == '!')) { // anchor and tag stand before the quote
        while (at < bytes.size() && !QChar::isSpace(static_cast<uchar>(bytes[at])))
            ++at;
        at = pastSpace(bytes, at);
    }
    if (at < 0 || at >= bytes.size() || (bytes[at] != '"' && bytes[at] != '\''))
        return false;
    const char quote = bytes[at];
    for (++at; at < bytes.size(); ++at) {
        const bool doubled = bytes[at] == '\'' && at + 1 < bytes.size() && bytes[at + 1] == '\'';
        if (quote == '"' ? bytes[at] == '\\' : doubled)
            ++at;
        else if (bytes[at] == quote)
            return false;
    }
    return true;
}

/// The quoted text that runs to the end of the file, which yaml-cpp takes without a word: only the last one can.
std::optional<YAML::Mark> unclosedQuote(const QByteArray &bytes, const YAML::Node &node, int depth = 0)
{
    if (depth > kDeepest || !node.IsDefined())
        return std::nullopt;
    if (node.IsScalar() && opensWithoutEnd(bytes, node.Mark().pos))
        return node.Mark();
    if (node.IsSequence() && node.size() > 0)
        return unclosedQuote(bytes, node[node.size() - 1], depth + 1);
    if (!node.IsMap() || node.size() == 0)
        return std::nullopt;
    const auto last = std::next(node.begin(), static_cast<std::ptrdiff_t>(node.size()) - 1);
    const auto inValue = unclosedQuote(bytes, last->second, depth + 1);
    return inValue ? inValue : unclosedQuote(bytes, last->first, depth + 1);
}

} // namespace

struct YamlMap::State {
    struct Visited {
        YAML::Node node;
        QSet<QString> asked;
    };
    QString file;
    QByteArray bytes;
    std::vector<Visited> maps;
    std::optional<Error> fault;

    void note(const YAML::Mark &mark, const QString &expected)
    {
        if (!fault)
            fault = Error { Fault::YamlContent, file, expected, mark.line + 1, columnOf(bytes, mark) };
    }
    bool isTooLong(const YAML::Node &list, const char *key)
    {
        if (list.size() <= kMostEntries)
            return false;
        note(list.Mark(), QStringLiteral("\"%1\" has more than %2 entries").arg(QLatin1String(key)).arg(kMostEntries));
        return true;
    }
    int visit(const YAML::Node &node)
    {
        maps.push_back({ node, {} });
        return static_cast<int>(maps.size()) - 1;
    }
};

YamlMap::YamlMap(std::shared_ptr<State> state, int index)
    : m_state(std::move(state))
    , m_index(index)
{
}

Result<YamlMap> YamlMap::parse(const QByteArray &given, const QString &file)
{
    // yaml-cpp does not count the mark, and neither does a person.
    const QByteArray bytes = given.startsWith(kByteOrderMark) ? given.mid(qsizetype(qstrlen(kByteOrderMark))) : given;
    try {
        const YAML::Node root = YAML::Load(bytes.toStdString());
        if (const auto mark = unclosedQuote(bytes, root))
            return fail(Fault::YamlSyntax, file, QStringLiteral("the quote is not closed"), mark->line + 1,
                columnOf(bytes, *mark));
        if (!root.IsMap())
            return fail(Fault::YamlContent, file, QStringLiteral("expected a mapping"), 1, 1);
        auto state = std::make_shared<State>();
        state->file = file;
        state->bytes = bytes;
        const int index = state->visit(root);
        return YamlMap(std::move(state), index);
    } catch (const YAML::Exception &problem) {
        return fail(Fault::YamlSyntax, file, QString::fromStdString(problem.msg), problem.mark.line + 1,
            columnOf(bytes, problem.mark));
    }
}

Result<YamlMap> YamlMap::read(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return fail(Fault::FileMissing, path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Fault::FileUnreadable, path, file.errorString());
    if (file.size() > kLargestFile)
        return fail(Fault::FileUnreadable, path, QStringLiteral("larger than 8 MB"));
    return parse(file.readAll(), path);
}

bool YamlMap::has(const char *key) const
{
    const YAML::Node &node = m_state->maps[static_cast<size_t>(m_index)].node;
    return node.IsMap() && node[key].IsDefined();
}

QString YamlMap::scalar(const char *key, bool required, const QString &fallback)
{
    auto &here = m_state->maps[static_cast<size_t>(m_index)];
    here.asked.insert(QString::fromUtf8(key));
    if (!has(key)) {
        if (required)
            m_state->note(here.node.Mark(), QStringLiteral("missing key \"%1\"").arg(QLatin1String(key)));
        return fallback;
    }
    const YAML::Node value = here.node[key];
    if (!value.IsScalar() || (required && value.Scalar().empty())) {
        m_state->note(value.Mark(), QStringLiteral("\"%1\" must be a text").arg(QLatin1String(key)));
        return fallback;
    }
    return QString::fromStdString(value.Scalar());
}

QString YamlMap::text(const char *key)
{
    return scalar(key, true, {});
}

QString YamlMap::text(const char *key, const QString &fallback)
{
    return scalar(key, false, fallback);
}

int YamlMap::number(const char *key, int least, int most)
{
    const QString text = scalar(key, true, {});
    bool ok = false;
    const int value = text.toInt(&ok);
    if (!text.isEmpty() && (!ok || value < least || value > most))
        refuse(key, QStringLiteral("\"%1\" must be a whole number from %2 to %3").arg(QLatin1String(key)).arg(least).arg(most));
    return ok ? value : least;
}

int YamlMap::number(const char *key, int least, int most, int fallback)
{
    return has(key) ? number(key, least, most) : fallback;
}

bool YamlMap::flag(const char *key, bool fallback)
{
    const QString text = scalar(key, false, fallback ? QStringLiteral("true") : QStringLiteral("false"));
    if (text != QLatin1String("true") && text != QLatin1String("false"))
        refuse(key, QStringLiteral("\"%1\" must be true or false").arg(QLatin1String(key)));
    return text == QLatin1String("true");
}

QStringList YamlMap::texts(const char *key)
{
    auto &here = m_state->maps[static_cast<size_t>(m_index)];
    here.asked.insert(QString::fromUtf8(key));
    if (!has(key))
        return {};
    const YAML::Node list = here.node[key];
    QStringList out;
    if (!list.IsSequence()) {
        m_state->note(list.Mark(), QStringLiteral("\"%1\" must be a list of texts").arg(QLatin1String(key)));
        return out;
    }
    if (m_state->isTooLong(list, key))
        return out;
    for (const YAML::Node &entry : list) {
        if (entry.IsScalar() && !entry.Scalar().empty())
            out << QString::fromStdString(entry.Scalar());
        else
            m_state->note(entry.Mark(), QStringLiteral("each entry of \"%1\" must be a text").arg(QLatin1String(key)));
    }
    return out;
}

YamlMap YamlMap::map(const char *key)
{
    m_state->maps[static_cast<size_t>(m_index)].asked.insert(QString::fromUtf8(key));
    const YAML::Node here = m_state->maps[static_cast<size_t>(m_index)].node;
    if (has(key) && here[key].IsMap())
        return YamlMap(m_state, m_state->visit(here[key]));
    m_state->note(has(key) ? here[key].Mark() : here.Mark(), QStringLiteral("\"%1\" must be a mapping").arg(QLatin1String(key)));
    return YamlMap(m_state, m_state->visit(YAML::Node(YAML::NodeType::Map)));
}

std::vector<YamlMap> YamlMap::maps(const char *key)
{
    m_state->maps[static_cast<size_t>(m_index)].asked.insert(QString::fromUtf8(key));
    const YAML::Node here = m_state->maps[static_cast<size_t>(m_index)].node;
    std::vector<YamlMap> out;
    if (!has(key))
        return out;
    const YAML::Node list = here[key];
    if (!list.IsSequence()) {
        m_state->note(list.Mark(), QStringLiteral("\"%1\" must be a list").arg(QLatin1String(key)));
        return out;
    }
    if (m_state->isTooLong(list, key))
        return out;
    for (const YAML::Node &entry : list) {
        if (entry.IsMap())
            out.push_back(YamlMap(m_state, m_state->visit(entry)));
        else
            m_state->note(entry.Mark(), QStringLiteral("each entry of \"%1\" must be a mapping").arg(QLatin1String(key)));
    }
    return out;
}

QStringList YamlMap::keys()
{
    auto &here = m_state->maps[static_cast<size_t>(m_index)];
    QStringList out;
    for (const auto &pair : here.node) {
        out << QString::fromStdString(pair.first.Scalar());
        here.asked.insert(out.last());
    }
    return out;
}

YamlPlace YamlMap::place(const char *key) const
{
    const YAML::Node here = m_state->maps[static_cast<size_t>(m_index)].node;
    const YAML::Mark mark = key && has(key) ? here[key].Mark() : here.Mark();
    return { mark.line + 1, columnOf(m_state->bytes, mark) };
}

std::vector<YamlPlace> YamlMap::places(const char *key) const
{
    std::vector<YamlPlace> out;
    if (!has(key))
        return out;
    const YAML::Node list = m_state->maps[static_cast<size_t>(m_index)].node[key];
    if (list.IsSequence()) {
        for (const YAML::Node &entry : list)
            out.push_back({ entry.Mark().line + 1, columnOf(m_state->bytes, entry.Mark()) });
    }
    return out;
}

void YamlMap::refuse(const char *key, const QString &expected)
{
    const YAML::Node here = m_state->maps[static_cast<size_t>(m_index)].node;
    m_state->note(key && has(key) ? here[key].Mark() : here.Mark(), expected);
}

Result<> YamlMap::finish()
{
    if (!m_state->fault) {
        for (const auto &visited : m_state->maps) {
            QSet<QString> seen;
            for (const auto &pair : visited.node) {
                const QString key = QString::fromStdString(pair.first.Scalar());
                if (!visited.asked.contains(key))
                    m_state->note(pair.first.Mark(), QStringLiteral("unknown key \"%1\"").arg(key));
                else if (seen.contains(key))
                    m_state->note(pair.first.Mark(), QStringLiteral("key \"%1\" stands twice").arg(key));
                seen.insert(key);
            }
        }
    }
    if (m_state->fault)
        return tl::make_unexpected(*m_state->fault);
    return {};
}

} // namespace kikitori
