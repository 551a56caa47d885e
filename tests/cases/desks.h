// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "cases/caserecord.h"

#include <algorithm>

namespace kikitori::test {

using Body = QJsonObject;

inline QString say(const char *text)
{
    return QString::fromUtf8(text);
}

/// A desk that writes one case and reads what other desks wrote when it is told to.
struct Desk {
    QString code;
    std::vector<Entry> knows {};

    [[nodiscard]] CaseRecord record() const { return CaseRecord::fold(knows); }
    /// As a desk writes: what its record shows is named.
    Entry write(const char *kind, Body body = {}) { return add(kind, std::move(body), true); }
    /// Settles `reg`: names all of its values.
    Entry settle(const QString &reg, const char *kind, Body body)
    {
        body.insert(say("over"), record().allHeads(reg));
        return add(kind, std::move(body), false);
    }
    Entry add(const char *kind, Body body, bool naming)
    {
        Entry entry;
        entry.id = QUuid::createUuid();
        entry.subject = say("case-1");
        entry.kind = QString::fromLatin1(kind);
        entry.body = std::move(body);
        for (const Entry &known : knows)
            entry.seq = std::max(entry.seq, known.seq);
        ++entry.seq;
        entry.at = QDateTime::fromSecsSinceEpoch(1795190400 + entry.seq, Qt::UTC);
        entry.author = say("ns") + code;
        entry.desk = code;
        entry.program = say("kochi-7119");
        if (naming)
            record().nameSeen(entry);
        knows.push_back(entry);
        return entry;
    }
    void read(const Desk &other)
    {
        for (const Entry &entry : other.knows) {
            if (std::none_of(knows.begin(), knows.end(), [&](const Entry &known) { return known.id == entry.id; }))
                knows.push_back(entry);
        }
    }
};

inline void shareAll(std::vector<Desk> &desks)
{
    for (Desk &one : desks) {
        for (const Desk &other : desks)
            one.read(other);
    }
}

inline Body field(const char *name, const char *value)
{
    return { { say("name"), say(name) }, { say("value"), say(value) } };
}

inline Body text(const char *value)
{
    return { { say("text"), say(value) } };
}

inline Body urgency(const char *code, const char *reason = "")
{
    return { { say("urgency"), *code ? QJsonValue(say(code)) : QJsonValue() }, { say("reason"), say(reason) },
        { say("title"), say("胸痛") } };
}

inline Body to(const char *caseId)
{
    return { { say("to"), say(caseId) } };
}

/// Three desks that know an opened case.
inline std::vector<Desk> threeDesks()
{
    std::vector<Desk> desks { { say("01") }, { say("02") }, { say("03") } };
    desks[0].write(kind::Opened, { { say("number"), say("K-20261120-01003") }, { say("caller"), say("09012345678") } });
    shareAll(desks);
    return desks;
}

inline QStringList valuesOf(const CaseRecord &record, const char *reg)
{
    for (const auto &conflict : record.conflicts()) {
        if (conflict.reg != say(reg))
            continue;
        QStringList values;
        for (const auto &value : conflict.values)
            values << value.desk + QLatin1Char('=') + value.value;
        return values;
    }
    return {};
}

} // namespace kikitori::test
