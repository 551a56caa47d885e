// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/versions/localnotes.h"

#include "base/yamlmap.h"
#include "protocol/versions/packpieces.h"

#include <QCryptographicHash>

#include <algorithm>

namespace kikitori {

namespace {

constexpr qsizetype kFingerprint = 16; // hex digits

QString textUnder(const Pack &pack, const QString &protocol, const QString &part)
{
    const Protocol *found = pack.protocol(protocol);
    if (!found)
        return {};
    QString all;
    for (const PackPiece &piece : piecesOf(*found)) {
        if (!part.isEmpty() && piece.part != part)
            continue;
        for (const auto &[key, text] : piece.texts) {
            // Nobody reads these while a note stands before them.
            if (key != QLatin1String("words") && key != QLatin1String("basis"))
                all += key + u'\t' + text + u'\n';
        }
    }
    return all;
}

/// A JSON string is a double-quoted text of YAML.
QString quoted(QString text)
{
    text.replace(u'\\', QLatin1String("\\\\")).replace(u'"', QLatin1String("\\\""));
    text.replace(u'\n', QLatin1String("\\n")).replace(u'\t', QLatin1String("\\t")).replace(u'\r', QLatin1String("\\r"));
    return u'"' + text + u'"';
}

LocalNote readNote(YamlMap &map)
{
    LocalNote note;
    note.protocol = map.text("protocol");
    note.part = map.text("part", {});
    note.text = map.text("text").trimmed();
    if (note.text.isEmpty())
        map.refuse("text", QStringLiteral("\"text\" must not be blank"));
    note.by = map.text("by");
    note.on = QDate::fromString(map.text("on"), Qt::ISODate);
    if (!note.on.isValid())
        map.refuse("on", QStringLiteral("\"on\" must be a day as YYYY-MM-DD"));
    note.under = map.text("under");
    return note;
}

} // namespace

Result<std::vector<LocalNote>> readLocalNotes(const QByteArray &yaml, const QString &file)
{
    Result<YamlMap> map = YamlMap::parse(yaml, file);
    if (!map)
        return tl::make_unexpected(map.error());
    std::vector<LocalNote> notes;
    for (YamlMap &entry : map->maps("notes"))
        notes.push_back(readNote(entry));
    if (auto read = map->finish(); !read)
        return tl::make_unexpected(read.error());
    return notes;
}

QByteArray yamlOf(const std::vector<LocalNote> &notes)
{
    QString text = QStringLiteral("notes:%1\n").arg(notes.empty() ? QStringLiteral(" []") : QString());
    for (const LocalNote &note : notes) {
        text += QStringLiteral("  - protocol: %1\n").arg(quoted(note.protocol));
        if (!note.part.isEmpty())
            text += QStringLiteral("    part: %1\n").arg(quoted(note.part));
        text += QStringLiteral("    text: %1\n").arg(quoted(note.text)) + QStringLiteral("    by: %1\n").arg(quoted(note.by))
            + QStringLiteral("    on: %1\n").arg(note.on.toString(Qt::ISODate))
            + QStringLiteral("    under: %1\n").arg(quoted(note.under));
    }
    return text.toUtf8();
}

QString fingerprintOf(const Pack &pack, const QString &protocol, const QString &part)
{
    const QString text = textUnder(pack, protocol, part);
    if (text.isEmpty())
        return {};
    const QByteArray hash = QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.toHex().left(kFingerprint));
}

std::vector<NoteToReview> notesToReview(const std::vector<LocalNote> &notes, const Pack &pack)
{
    using Why = NoteToReview::Why;
    std::vector<NoteToReview> review;
    for (const LocalNote &note : notes) {
        const QString now = fingerprintOf(pack, note.protocol, note.part);
        if (now == note.under)
            continue;
        const Why why = !pack.protocol(note.protocol) ? Why::ProtocolGone : now.isEmpty() ? Why::PartGone : Why::TextChanged;
        review.push_back({ why, note, textUnder(pack, note.protocol, note.part) });
    }
    return review;
}

QStringList notesFor(const std::vector<LocalNote> &notes, const QString &protocol, const QString &part)
{
    QStringList texts;
    for (const LocalNote &note : notes) {
        if (note.protocol == protocol && note.part == part)
            texts << note.text;
    }
    return texts;
}

} // namespace kikitori
