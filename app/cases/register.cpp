// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "cases/register.h"

#include <algorithm>

namespace kikitori {

namespace {
const QString kJoined = QStringLiteral("joined");

QString text(const Entry &entry, const char *name)
{
    return entry.body.value(QLatin1String(name)).toVariant().toString();
}

QString withReason(const QString &code, const QString &reason)
{
    return reason.isEmpty() ? code : code + QLatin1Char(':') + reason;
}

QList<QUuid> namedBy(const Entry &entry)
{
    QList<QUuid> ids;
    const QJsonValue over = entry.body.value(QLatin1String("over"));
    if (over.isUndefined())
        return ids;
    const QJsonArray named = over.toArray();
    for (const QJsonValue &id : named)
        ids << QUuid::fromString(id.toString());
    return ids;
}

Head headOf(const QString &reg, const QString &value, const Entry &entry)
{
    return { reg, entry.id, value, entry.author, entry.desk, entry.at };
}

auto isOf(const QString &reg)
{
    return [&reg](const Head &head) { return head.reg == reg; };
}
}

QString registerOf(const Entry &entry)
{
    const QString &is = entry.kind;
    if (is == QLatin1String(kind::Field))
        return QStringLiteral("field:") + text(entry, "name");
    if (is == QLatin1String(kind::Answered))
        return QStringLiteral("answer:%1:%2").arg(text(entry, "run"), text(entry, "item"));
    if (is == QLatin1String(kind::Emergency))
        return QStringLiteral("emergency:") + text(entry, "check");
    if (is == QLatin1String(kind::RunStarted) || is == QLatin1String(kind::RunWithdrawn))
        return QStringLiteral("run:") + text(entry, "run");
    if (is == QLatin1String(kind::Verdict))
        return QStringLiteral("verdict");
    if (is == QLatin1String(kind::Complaint))
        return QStringLiteral("complaint");
    if (is == QLatin1String(kind::Decision))
        return QStringLiteral("decision");
    if (is == QLatin1String(kind::Closed) || is == QLatin1String(kind::Reopened))
        return QStringLiteral("state");
    if (is == QLatin1String(kind::OpeningSaid))
        return QStringLiteral("opening");
    if (is == QLatin1String(kind::Joined) || is == QLatin1String(kind::Parted))
        return kJoined;
    return {};
}

QString valueOf(const Entry &entry)
{
    const QString &is = entry.kind;
    if (is == QLatin1String(kind::Field))
        return text(entry, "value");
    if (is == QLatin1String(kind::Answered) || is == QLatin1String(kind::Emergency))
        return text(entry, "answer");
    if (is == QLatin1String(kind::RunStarted))
        return QStringLiteral("standing");
    if (is == QLatin1String(kind::RunWithdrawn))
        return QStringLiteral("withdrawn");
    if (is == QLatin1String(kind::Verdict))
        return text(entry, "urgency");
    if (is == QLatin1String(kind::Complaint))
        return text(entry, "text");
    if (is == QLatin1String(kind::Decision)) {
        const QString code = text(entry, "urgency");
        return code.isEmpty() ? code : withReason(code, text(entry, "reason"));
    }
    if (is == QLatin1String(kind::Closed))
        return withReason(QStringLiteral("closed"), text(entry, "openRedReason"));
    if (is == QLatin1String(kind::Reopened))
        return QStringLiteral("open");
    if (is == QLatin1String(kind::OpeningSaid))
        return text(entry, "by");
    if (is == QLatin1String(kind::Joined))
        return text(entry, "to");
    return {};
}

QString codeIn(const QString &value)
{
    return value.left(value.indexOf(QLatin1Char(':')));
}

QString reasonIn(const QString &value)
{
    const auto colon = value.indexOf(QLatin1Char(':'));
    return colon < 0 ? QString() : value.mid(colon + 1);
}

void Registers::set(const QString &reg, const QString &value, const Entry &entry)
{
    const QList<QUuid> over = namedBy(entry);
    if (reg == kJoined) {
        m_joins.append({ headOf(reg, value, entry), over });
        showJoins();
        return;
    }
    const auto first = std::find_if(m_heads.begin(), m_heads.end(), isOf(reg));
    const auto end = std::find_if_not(first, m_heads.end(), isOf(reg));
    const auto replaced = [&](const Head &head) { return head.desk == entry.desk || over.contains(head.entry); };
    if (first != end && std::next(first) == end && replaced(*first)) { // one desk alone, the usual case
        *first = headOf(reg, value, entry);
        return;
    }
    const auto stand = std::remove_if(first, end, replaced);
    m_heads.insert(m_heads.erase(stand, end), headOf(reg, value, entry));
}

void Registers::part(const Entry &entry)
{
    const QList<QUuid> over = namedBy(entry);
    const QString to = text(entry, "to");
    m_joins.removeIf([&](const Join &join) {
        return join.head.value == to && (join.head.desk == entry.desk || over.contains(join.head.entry));
    });
    showJoins();
}

void Registers::showJoins()
{
    m_heads.removeIf(isOf(kJoined));
    for (auto join = m_joins.cbegin(); join != m_joins.cend(); ++join) {
        const bool replaced = std::any_of(std::next(join), m_joins.cend(), [&](const Join &later) {
            return later.head.desk == join->head.desk || later.over.contains(join->head.entry);
        });
        if (!replaced)
            m_heads.append(join->head);
    }
}

std::span<const Head> Registers::of(const QString &reg) const
{
    const auto first = std::find_if(m_heads.cbegin(), m_heads.cend(), isOf(reg));
    const auto end = std::find_if_not(first, m_heads.cend(), isOf(reg));
    return { first, end };
}

bool Registers::contested(const QString &reg) const
{
    const auto heads = of(reg);
    return std::any_of(heads.begin(), heads.end(), [&](const Head &head) { return head.value != heads.front().value; });
}

bool Registers::contested() const
{
    // Those of one register stand side by side.
    return std::adjacent_find(m_heads.cbegin(), m_heads.cend(),
               [](const Head &one, const Head &next) { return one.reg == next.reg && one.value != next.value; })
        != m_heads.cend();
}

} // namespace kikitori
