// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "base/yamlmap.h"

#include <QFile>
#include <QSet>

#include <yaml-cpp/yaml.h>

#include <optional>

namespace kikitori {

namespace {
constexpr qint64 kLargestFile = 8 * 1024 * 1024;
}

struct YamlMap::State {
    struct Visited {
        YAML::Node node;
        QSet<QString> asked;
    };
    QString file;
    std::vector<Visited> maps;
    std::optional<Error> fault;

    void note(const YAML::Mark &mark, const QString &expected)
    {
        if (!fault)
            fault = Error { Fault::YamlContent, file, expected, mark.line + 1, mark.column + 1 };
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

Result<YamlMap> YamlMap::parse(const QByteArray &bytes, const QString &file)
{
    try {
        const YAML::Node root = YAML::Load(bytes.toStdString());
        if (!root.IsMap())
            return fail(Fault::YamlContent, file, QStringLiteral("expected a mapping"), 1, 1);
        auto state = std::make_shared<State>();
        state->file = file;
        const int index = state->visit(root);
        return YamlMap(std::move(state), index);
    } catch (const YAML::Exception &problem) {
        return fail(Fault::YamlSyntax, file, QString::fromStdString(problem.msg), problem.mark.line + 1, problem.mark.column + 1);
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
