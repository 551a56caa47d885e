// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/script.h"

#include <QRegularExpression>

#include <algorithm>
#include <iterator>

namespace kikitori {

namespace {

constexpr std::pair<ScriptKind, const char *> kindCodes[] = {
    { ScriptKind::Opening, "opening" },
    { ScriptKind::Closing, "closing" },
    { ScriptKind::Doctor, "doctor" },
    { ScriptKind::Ambulance, "ambulance" },
    { ScriptKind::Complaint, "complaint" },
    { ScriptKind::Prank, "prank" },
    { ScriptKind::SuicideRisk, "suicide-risk" },
    { ScriptKind::Abuse, "abuse" },
    { ScriptKind::ForeignLanguage, "foreign-language" },
    { ScriptKind::Hearing, "hearing" },
    { ScriptKind::FirstAid, "first-aid" },
    { ScriptKind::Inquiry, "inquiry" },
    { ScriptKind::Outbound, "outbound" },
};

const QRegularExpression &place()
{
    static const QRegularExpression form(QStringLiteral("\\{([a-z0-9][a-z0-9._-]*)\\}"));
    return form;
}

} // namespace

const ScriptStep *Script::step(const QString &code) const
{
    const auto it = std::find_if(steps.begin(), steps.end(), [&](const ScriptStep &step) { return step.code == code; });
    return it == steps.end() ? nullptr : &*it;
}

const Script *ScriptBook::script(const QString &scriptId) const
{
    const auto it = std::find_if(scripts.begin(), scripts.end(), [&](const Script &s) { return s.id == scriptId; });
    return it == scripts.end() ? nullptr : &*it;
}

std::vector<const Script *> ScriptBook::scriptsFor(const QString &program) const
{
    std::vector<const Script *> found;
    for (const Script &script : scripts) {
        if (script.programs.isEmpty() || script.programs.contains(program))
            found.push_back(&script);
    }
    return found;
}

QString codeOf(ScriptKind kind)
{
    const auto it =
        std::find_if(std::begin(kindCodes), std::end(kindCodes), [&](const auto &pair) { return pair.first == kind; });
    return it == std::end(kindCodes) ? QString() : QLatin1String(it->second);
}

std::optional<ScriptKind> scriptKindOf(const QString &code)
{
    const auto is = [&](const auto &pair) { return code == QLatin1String(pair.second); };
    const auto it = std::find_if(std::begin(kindCodes), std::end(kindCodes), is);
    return it == std::end(kindCodes) ? std::nullopt : std::optional(it->first);
}

QString filledIn(const QString &say, const QMap<QString, QString> &facts, const QMap<QString, QString> &labels)
{
    // One pass: what a fact brings in is a caller's words, and its braces are no places.
    QString out;
    qsizetype from = 0;
    for (auto it = place().globalMatch(say); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const QString name = match.captured(1);
        const QString fact = facts.value(name);
        out += say.mid(from, match.capturedStart() - from);
        out += fact.trimmed().isEmpty() ? u'（' + labels.value(name, name) + u'）' : fact;
        from = match.capturedEnd();
    }
    return out + say.mid(from);
}

QStringList placesIn(const QString &say)
{
    QStringList names;
    for (auto it = place().globalMatch(say); it.hasNext();)
        names << it.next().captured(1);
    return names;
}

} // namespace kikitori
