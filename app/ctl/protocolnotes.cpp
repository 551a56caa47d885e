// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "base/localday.h"
#include "ctl/packat.h"
#include "ctl/protocolchange.h"
#include "protocol/versions/localnotes.h"
#include "store/keys/ownersfile.h"

#include <QCoreApplication>

namespace kikitori {

namespace {

constexpr int kJapanMinutes = 540;

QString reasonFor(NoteToReview::Why why)
{
    switch (why) {
    case NoteToReview::Why::TextChanged: return QCoreApplication::translate("ctl", "the text under it changed");
    case NoteToReview::Why::PartGone: return QCoreApplication::translate("ctl", "what it stands under is gone");
    case NoteToReview::Why::ProtocolGone: return QCoreApplication::translate("ctl", "its protocol is gone");
    }
    return {};
}

void print(QTextStream &out, const LocalNote &note)
{
    out << note.protocol << (note.part.isEmpty() ? QString() : u'/' + note.part) << '\t' << note.on.toString(Qt::ISODate) << '\t'
        << note.by << '\t' << note.text << '\n';
}

int review(Context &context, const std::vector<LocalNote> &notes, const QString &folder)
{
    const auto pack = packAt(folder);
    if (!pack)
        return context.failed(pack.error());
    const std::vector<NoteToReview> found = notesToReview(notes, *pack);
    for (const NoteToReview &one : found) {
        context.out << reasonFor(one.why) << ": ";
        print(context.out, one.note);
    }
    context.out << QCoreApplication::translate("ctl", "%1 notes, %2 of them to read again").arg(notes.size()).arg(found.size()) << Qt::endl;
    return found.empty() ? ExitCode::Done : ExitCode::Failed;
}

int add(Context &context, std::vector<LocalNote> notes, const Words &words)
{
    const auto pack = packAt(words.at(2));
    if (!pack)
        return context.failed(pack.error());
    LocalNote note { words.at(3).section(u'/', 0, 0), words.at(3).section(u'/', 1), words.at(4).trimmed(),
        words.option(QStringLiteral("by")), dayAt(context.clock.now(), kJapanMinutes), {} };
    note.under = fingerprintOf(*pack, note.protocol, note.part);
    if (note.under.isEmpty() || note.text.isEmpty() || note.by.isEmpty())
        return context.failed({ Fault::BadArgument, words.at(3), {}, 0, 0 });
    notes.push_back(note);
    if (const auto kept = writeForOwner(context.home.notesFile(), yamlOf(notes)); !kept)
        return context.failed(kept.error());
    print(context.out, note);
    context.out.flush();
    return ExitCode::Done;
}

} // namespace

int protocolNotes(Context &context, const Words &words)
{
    auto notes = context.home.localNotes();
    if (!notes)
        return context.failed(notes.error());
    const QString verb = words.at(1);
    if (verb == QLatin1String("review") && words.count() == 3)
        return review(context, *notes, words.at(2));
    if (verb == QLatin1String("add") && words.count() == 5)
        return add(context, std::move(*notes), words);
    if (verb != QLatin1String("list"))
        return context.usage(QStringLiteral("protocol notes list | notes review PACK | notes add PACK PROTOCOL[/PART] TEXT --by NAME"));
    for (const LocalNote &note : *notes)
        print(context.out, note);
    context.out.flush();
    return ExitCode::Done;
}

} // namespace kikitori
