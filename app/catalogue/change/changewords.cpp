// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "catalogue/change/changewords.h"

#include "wording/wording.h"

#include <QCoreApplication>

#include <algorithm>

namespace kikitori {

namespace {

QString translate(const char *text)
{
    return QCoreApplication::translate("change", text);
}

QString colour(const QString &code)
{
    const std::optional<Urgency> urgency = urgencyOf(code);
    return urgency ? wordFor(*urgency) : QCoreApplication::translate("change", "none");
}

/// "red end" as 赤、終わり.
QString branch(const QString &text)
{
    const bool reaches = text.contains(u' ');
    const QString to = reaches ? text.section(u' ', 1) : text;
    const QString where = to == QLatin1String("items") ? QCoreApplication::translate("change", "to the checklist")
        : to == QLatin1String("end")                   ? QCoreApplication::translate("change", "end")
                                                       : QCoreApplication::translate("change", "to \"%1\"").arg(to);
    return reaches ? QCoreApplication::translate("change", "%1, %2").arg(colour(text.section(u' ', 0, 0)), where) : where;
}

/// The lines of `one` that are not in `other`.
QString only(const QString &one, const QString &other)
{
    QStringList lines = one.split(u'\n', Qt::SkipEmptyParts);
    const QStringList there = other.split(u'\n');
    lines.erase(std::remove_if(lines.begin(), lines.end(), [&](const QString &line) { return there.contains(line); }), lines.end());
    return lines.join(QStringLiteral("、"));
}

QString listChange(const QString &name, const PackChange &change)
{
    const QString came = only(change.after, change.before);
    const QString went = only(change.before, change.after);
    if (came.isEmpty() && went.isEmpty())
        return QCoreApplication::translate("change", "%1: another order").arg(name);
    if (came.isEmpty())
        return QCoreApplication::translate("change", "%1: gone are %2").arg(name, went);
    if (went.isEmpty())
        return QCoreApplication::translate("change", "%1: new are %2").arg(name, came);
    return QCoreApplication::translate("change", "%1: new are %2; gone are %3").arg(name, came, went);
}

QString nameOf(const QString &part)
{
    static const std::pair<const char *, const char *> names[] = {
        { "title", QT_TRANSLATE_NOOP("change", "title") }, { "ages", QT_TRANSLATE_NOOP("change", "ages") },
        { "group", QT_TRANSLATE_NOOP("change", "group") }, { "floor", QT_TRANSLATE_NOOP("change", "least urgency") },
        { "words", QT_TRANSLATE_NOOP("change", "callers' words") }, { "first-aid", QT_TRANSLATE_NOOP("change", "first aid") },
        { "watch-for", QT_TRANSLATE_NOOP("change", "what to watch for") }, { "basis", QT_TRANSLATE_NOOP("change", "basis") },
        { "question", QT_TRANSLATE_NOOP("change", "question") }, { "help", QT_TRANSLATE_NOOP("change", "note under the question") },
        { "unknown-means", QT_TRANSLATE_NOOP("change", "what unknown means") }, { "text", QT_TRANSLATE_NOOP("change", "prompt") },
        { "age-from", QT_TRANSLATE_NOOP("change", "from age") }, { "age-to", QT_TRANSLATE_NOOP("change", "to age") },
        { "history", QT_TRANSLATE_NOOP("change", "words of the history") }, { "say", QT_TRANSLATE_NOOP("change", "advice") },
        { "departments", QT_TRANSLATE_NOOP("change", "departments") }, { "label", QT_TRANSLATE_NOOP("change", "label") },
        { "kind", QT_TRANSLATE_NOOP("change", "kind") }, { "pack", QT_TRANSLATE_NOOP("change", "pack") },
        { "name", QT_TRANSLATE_NOOP("change", "name") }, { "version", QT_TRANSLATE_NOOP("change", "version") },
        { "notice", QT_TRANSLATE_NOOP("change", "notice") }, { "sample", QT_TRANSLATE_NOOP("change", "sample") },
        { "yes", QT_TRANSLATE_NOOP("change", "after yes") }, { "no", QT_TRANSLATE_NOOP("change", "after no") },
        { "unknown", QT_TRANSLATE_NOOP("change", "after unknown") },
    };
    const QString key = part.section(u'/', -1);
    for (const auto &[code, name] : names) {
        if (key == QLatin1String(code))
            return translate(name);
    }
    return part.startsWith(QLatin1String("meanings/")) ? QCoreApplication::translate("change", "meaning of %1").arg(colour(key)) : key;
}

/// What the part belongs to: the question that it stands under, or the colour of an advice.
QString placeOf(const PackChange &change)
{
    if (change.part.startsWith(QLatin1String("advice/")))
        return QCoreApplication::translate("change", "%1: ").arg(colour(change.part.section(u'/', 1, 1)));
    return change.question.isEmpty() ? QString() : QCoreApplication::translate("change", "\"%1\": ").arg(change.question);
}

QString cameOrWent(const PackChange &change)
{
    const bool came = change.kind == PackChange::Kind::Added;
    if (change.part.isEmpty())
        return (came ? QCoreApplication::translate("change", "New protocol: %1") : QCoreApplication::translate("change", "The protocol is gone: %1"))
            .arg(came ? change.after : change.before);
    return (came ? QCoreApplication::translate("change", "New: \"%1\" (%2)") : QCoreApplication::translate("change", "Gone: \"%1\" (%2)"))
        .arg(came ? change.after : change.before, change.part);
}

QString changed(const PackChange &change)
{
    const QString key = change.part.section(u'/', -1);
    const QString name = nameOf(change.part);
    if (key == QLatin1String("urgency") || key == QLatin1String("floor") || key == QLatin1String("least")) {
        const QString what = key == QLatin1String("urgency") ? QCoreApplication::translate("change", "urgency")
                                                             : QCoreApplication::translate("change", "least urgency");
        return QCoreApplication::translate("change", "%1 from %2 to %3").arg(what, colour(change.before), colour(change.after));
    }
    if (change.part.startsWith(QLatin1String("items/")) && key == QLatin1String("unknown"))
        return change.after == QLatin1String("counts") ? QCoreApplication::translate("change", "unknown now counts as yes")
                                                       : QCoreApplication::translate("change", "unknown no longer counts as yes");
    if (change.part.startsWith(QLatin1String("tree/")) && (key == QLatin1String("yes") || key == QLatin1String("no") || key == QLatin1String("unknown")))
        return QCoreApplication::translate("change", "%1: from \"%2\" to \"%3\"").arg(name, branch(change.before), branch(change.after));
    if (key == QLatin1String("words") || key == QLatin1String("departments") || key == QLatin1String("history"))
        return listChange(name, change);
    if (change.before.isEmpty())
        return QCoreApplication::translate("change", "%1: now \"%2\"").arg(name, change.after);
    if (change.after.isEmpty())
        return QCoreApplication::translate("change", "%1: no longer \"%2\"").arg(name, change.before);
    return QCoreApplication::translate("change", "%1: \"%2\" became \"%3\"").arg(name, change.before, change.after);
}

} // namespace

QString sentenceFor(const PackChange &change)
{
    switch (change.kind) {
    case PackChange::Kind::Added:
    case PackChange::Kind::Removed:
        return cameOrWent(change);
    case PackChange::Kind::Moved:
        return change.part == QLatin1String("tree") ? QCoreApplication::translate("change", "the questions of the tree stand in another order")
                                                    : QCoreApplication::translate("change", "the questions stand in another order");
    case PackChange::Kind::Changed:
        break;
    }
    return placeOf(change) + changed(change);
}

QString markFor(Bearing bearing)
{
    switch (bearing) {
    case Bearing::Raises: return QStringLiteral("▲");
    case Bearing::Lowers: return QStringLiteral("▼");
    case Bearing::Finds: return QStringLiteral("◇");
    case Bearing::Text: break;
    }
    return QStringLiteral("・");
}

QString codeOf(Bearing bearing)
{
    switch (bearing) {
    case Bearing::Raises: return QStringLiteral("raises");
    case Bearing::Lowers: return QStringLiteral("lowers");
    case Bearing::Finds: return QStringLiteral("finds");
    case Bearing::Text: break;
    }
    return QStringLiteral("text");
}

} // namespace kikitori
