// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/protocol.h"

#include <utility>

namespace kikitori {

// Every field of a pack as one line each, to compare two packs by. The structures are taken apart by name: a field that
// is added to the model and forgotten here does not compile.

using Fields = QStringList;

inline QString numberOf(const std::optional<Urgency> &urgency)
{
    return urgency ? QString::number(int(*urgency)) : QStringLiteral("none");
}

inline void put(Fields &out, const QString &where, const QString &value)
{
    out << where + u'=' + value;
}

inline void put(Fields &out, const QString &where, const QStringList &values)
{
    for (qsizetype i = 0; i < values.size(); ++i)
        put(out, QStringLiteral("%1[%2/%3]").arg(where).arg(i).arg(values.size()), values.at(i));
}

inline void put(Fields &out, const QString &where, const Branch &branch)
{
    const auto &[urgency, to, node] = branch;
    put(out, where, numberOf(urgency) + u' ' + QString::number(int(to)) + u' ' + node);
}

inline void put(Fields &out, const QString &where, const Node &value)
{
    const auto &[code, question, help, unknownMeans, yes, no, unknown] = value;
    put(out, where, QStringList { code, question, help, unknownMeans });
    put(out, where + QStringLiteral(" yes"), yes);
    put(out, where + QStringLiteral(" no"), no);
    put(out, where + QStringLiteral(" unknown"), unknown);
}

inline void put(Fields &out, const QString &where, const Item &value)
{
    const auto &[code, urgency, question, help, unknownCounts, unknownMeans] = value;
    put(out, where, QStringList { code, numberOf(urgency), question, help, QString::number(unknownCounts), unknownMeans });
}

inline void put(Fields &out, const QString &where, const Modifier &value)
{
    const auto &[code, text, ageFrom, ageTo, historyWords, least] = value;
    put(out, where, QStringList { code, text, QString::number(ageFrom), QString::number(ageTo), numberOf(least) });
    put(out, where + QStringLiteral(" history"), historyWords);
}

inline void put(Fields &out, const QString &where, const EmergencyCheck &value)
{
    const auto &[code, kind, label, question, words, firstAid] = value;
    put(out, where, QStringList { code, QString::number(int(kind)), label, question, firstAid });
    put(out, where + QStringLiteral(" words"), words);
}

template<class T>
void put(Fields &out, const QString &where, const std::vector<T> &values)
{
    for (size_t i = 0; i < values.size(); ++i)
        put(out, QStringLiteral("%1[%2/%3]").arg(where).arg(i).arg(values.size()), values[i]);
}

inline void put(Fields &out, const QString &where, const QMap<Urgency, Advice> &values)
{
    for (auto it = values.begin(); it != values.end(); ++it) {
        const auto &[say, departments] = it.value();
        put(out, where + numberOf(it.key()), say);
        put(out, where + numberOf(it.key()) + QStringLiteral(" departments"), departments);
    }
}

inline void put(Fields &out, const QString &where, const Protocol &value)
{
    const auto &[id, title, ages, group, words, tree, items, modifiers, advice, firstAid, watchFor, basis, floor] = value;
    put(out, where, QStringList { id, title, QString::number(int(ages)), group, firstAid, watchFor, basis, numberOf(floor) });
    put(out, where + QStringLiteral(" words"), words);
    put(out, where + QStringLiteral(" tree"), tree);
    put(out, where + QStringLiteral(" items"), items);
    put(out, where + QStringLiteral(" modifiers"), modifiers);
    put(out, where + QStringLiteral(" advice"), advice);
}

/// All but the hash, which is of the files.
inline Fields fieldsOf(const Pack &pack)
{
    Fields out;
    const auto &[id, name, version, notice, hash, sample, meanings, emergency, protocols] = pack;
    static_cast<void>(hash);
    put(out, QStringLiteral("head"), QStringList { id, name, version, notice, QString::number(sample) });
    for (auto it = meanings.begin(); it != meanings.end(); ++it)
        put(out, QStringLiteral("meaning ") + numberOf(it.key()), it.value());
    put(out, QStringLiteral("emergency"), emergency);
    put(out, QStringLiteral("protocol"), protocols);
    return out;
}

} // namespace kikitori
