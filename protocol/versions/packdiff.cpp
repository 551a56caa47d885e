// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/versions/packdiff.h"

#include "protocol/versions/packpieces.h"

#include <QHash>
#include <QSet>

namespace kikitori {

namespace {

using Kind = PackChange::Kind;

QString lines(const QStringList &texts)
{
    return texts.join(u'\n');
}

Bearing byUrgency(const QString &before, const QString &after)
{
    // No urgency at all is below every one.
    const auto rank = [](const QString &code) {
        const std::optional<Urgency> urgency = urgencyOf(code);
        return urgency ? int(*urgency) : -1;
    };
    return rank(after) > rank(before) ? Bearing::Raises : Bearing::Lowers;
}

/// Where a branch leads to decides as well: which way, only the whole tree tells.
Bearing bearingOf(const QString &part, const QString &key, const QString &before, const QString &after)
{
    if (part.startsWith(QLatin1String("tree/")) && (key == QLatin1String("yes") || key == QLatin1String("no") || key == QLatin1String("unknown")))
        return Bearing::Lowers;
    if (key == QLatin1String("urgency") || key == QLatin1String("floor") || key == QLatin1String("least"))
        return byUrgency(before, after);
    if (key == QLatin1String("unknown"))
        return after == QLatin1String("counts") ? Bearing::Raises : Bearing::Lowers;
    if (key == QLatin1String("words") || key == QLatin1String("title") || key == QLatin1String("ages"))
        return Bearing::Finds;
    return Bearing::Text;
}

bool decides(const PackPiece &piece)
{
    return piece.part.startsWith(QLatin1String("items/")) || piece.part.startsWith(QLatin1String("tree/"))
        || piece.part.startsWith(QLatin1String("emergency/")) || !piece.text(QStringLiteral("least")).isEmpty();
}

/// The walk over both sides, for one protocol or the head.
class Walk {
public:
    Walk(QString protocol, QString title, std::vector<PackChange> &changes)
        : m_protocol(std::move(protocol))
        , m_title(std::move(title))
        , m_changes(changes)
    {
    }

    void compare(const std::vector<PackPiece> &before, const std::vector<PackPiece> &after)
    {
        QHash<QString, const PackPiece *> old;
        for (const PackPiece &piece : before)
            old.insert(piece.part, &piece);
        for (const PackPiece &piece : after) {
            if (const PackPiece *was = old.take(piece.part))
                texts(*was, piece);
            else
                note(Kind::Added, decides(piece) ? Bearing::Raises : Bearing::Text, piece.part, {}, piece.question, piece);
        }
        for (const PackPiece &piece : before) {
            if (old.contains(piece.part))
                note(Kind::Removed, decides(piece) ? Bearing::Lowers : Bearing::Text, piece.part, piece.question, {}, piece);
        }
        order(before, after, QStringLiteral("items/"));
        order(before, after, QStringLiteral("tree/"));
    }
    void note(Kind kind, Bearing bearing, const QString &part, const QString &before, const QString &after, const PackPiece &of = {})
    {
        m_changes.push_back({ kind, bearing, m_protocol, m_title, part, before, after, of.question });
    }

private:
    void texts(const PackPiece &before, const PackPiece &after)
    {
        for (const auto &[key, now] : after.texts) {
            const QString was = before.text(key);
            if (was != now)
                note(Kind::Changed, bearingOf(after.part, key, was, now), after.part.isEmpty() ? key : after.part + u'/' + key, was,
                    now, after);
        }
    }
    /// The order of what stands on both sides; it is shown, and of a tree it is where asking begins.
    void order(const std::vector<PackPiece> &before, const std::vector<PackPiece> &after, const QString &list)
    {
        const auto codes = [&list](const std::vector<PackPiece> &pieces, const std::vector<PackPiece> &others) {
            QSet<QString> there;
            for (const PackPiece &piece : others)
                there.insert(piece.part);
            QStringList found;
            for (const PackPiece &piece : pieces) {
                if (piece.part.startsWith(list) && there.contains(piece.part))
                    found << piece.part.mid(list.size());
            }
            return found;
        };
        const QStringList was = codes(before, after);
        const QStringList now = codes(after, before);
        if (was == now)
            return;
        const bool root = list == QLatin1String("tree/") && was.front() != now.front();
        note(Kind::Moved, root ? Bearing::Lowers : Bearing::Text, list.chopped(1), lines(was), lines(now));
    }

    QString m_protocol;
    QString m_title;
    std::vector<PackChange> &m_changes;
};

} // namespace

std::vector<PackChange> changesBetween(const Pack &before, const Pack &after)
{
    std::vector<PackChange> changes;
    Walk({}, after.name, changes).compare(piecesOfHead(before), piecesOfHead(after));
    for (const Protocol &protocol : after.protocols) {
        Walk walk(protocol.id, protocol.title, changes);
        if (const Protocol *was = before.protocol(protocol.id))
            walk.compare(piecesOf(*was), piecesOf(protocol));
        else
            walk.note(Kind::Added, Bearing::Finds, {}, {}, protocol.title);
    }
    for (const Protocol &protocol : before.protocols) {
        if (!after.protocol(protocol.id))
            Walk(protocol.id, protocol.title, changes).note(Kind::Removed, Bearing::Lowers, {}, protocol.title, {});
    }
    return changes;
}

} // namespace kikitori
