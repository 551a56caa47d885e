// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "telephony/caller/scenario.h"

#include <QFile>
#include <QFileInfo>

#include <yaml-cpp/yaml.h>

namespace kikitori {

namespace {

QString textAt(const YAML::Node &node, const char *key)
{
    const YAML::Node value = node[key];
    return value && value.IsScalar() ? QString::fromStdString(value.Scalar()) : QString();
}

std::vector<SpokenLine> linesAt(const YAML::Node &node, const char *key)
{
    std::vector<SpokenLine> lines;
    const YAML::Node list = node[key];
    if (!list || !list.IsSequence())
        return lines;
    for (const YAML::Node &one : list)
        if (const QString say = textAt(one, "say"); !say.isEmpty())
            lines.push_back({ say.simplified(), std::clamp(textAt(one, "pause-ms").toInt(), 0, 60000) });
    return lines;
}

} // namespace

Result<Scenario> readScenario(const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    QFile file(path);
    if (!file.exists())
        return fail(Fault::FileMissing, name);
    if (!file.open(QIODevice::ReadOnly) || file.size() > (8 << 20))
        return fail(Fault::FileUnreadable, name, file.errorString());
    try {
        const YAML::Node top = YAML::Load(file.readAll().toStdString());
        if (!top.IsMap())
            return fail(Fault::YamlContent, name, QStringLiteral("a mapping is expected"), 1, 1);
        Scenario scenario { textAt(top, "caller-number"), textAt(top, "called-number"), linesAt(top, "caller"),
            linesAt(top, "nurse") };
        if (scenario.callerNumber.isEmpty() || scenario.calledNumber.isEmpty())
            return fail(Fault::YamlContent, name, QStringLiteral("caller-number and called-number are needed"), 1, 1);
        return scenario;
    } catch (const YAML::Exception &bad) {
        return fail(Fault::YamlSyntax, name, QString::fromStdString(bad.msg), bad.mark.line + 1, bad.mark.column + 1);
    }
}

} // namespace kikitori
