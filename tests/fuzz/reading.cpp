// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "fuzz/reading.h"

#include "protocol/finding/finder.h"
#include "protocol/versions/localnotes.h"
#include "protocol/reading/packbytes.h"
#include "protocol/reading/packreader.h"
#include "protocol/reading/packwriter.h"
#include "protocol/proof/proof.h"
#include "protocol/reading/scriptreader.h"
#include "protocol/scriptrun.h"
#include "protocol/triagerun.h"
#include "release/release.h"

#include <cstdio>
#include <cstdlib>

namespace kikitori {

namespace {

const QString packFile = QStringLiteral("pack.yaml");
const QString protocolFile = QStringLiteral("adult-x.yaml");

const char kHead[] = "pack: p\nname: n\nversion: '1'\nsample: true\nnotice: n\n"
                     "meanings: {red: a, orange: b, yellow: c, green: d, white: e}\n"
                     "emergency: [{code: cpa, kind: cpa, label: l, question: q}]\n";
const char kProtocol[] = "id: adult.x\ntitle: t\nages: adult\ngroup: g\nwords: [w]\n"
                         "items: [{code: a, urgency: red, question: q}]\n"
                         "advice: {red: {say: '119'}, orange: {say: a}, yellow: {say: a}, green: {say: a}, white: {say: a}}\n"
                         "watch-for: w\nbasis: b\n";
const char kBook[] = "book: b\nname: n\nversion: '1'\nsample: true\nnotice: n\n";
const char kScript[] = "id: common.x\ntitle: t\nkind: inquiry\nbasis: b\nsteps: [{code: a, say: s}]\n";

void hold(bool law, const char *what)
{
    if (law)
        return;
    std::fprintf(stderr, "this law does not hold: %s\n", what);
    std::abort();
}

void walk(const Protocol &protocol)
{
    TriageRun run(protocol);
    std::optional<Urgency> reached;
    for (int guard = 0; guard < 200; ++guard) {
        QString open;
        for (const TriageRun::Asked &asked : run.asked()) {
            if (!asked.answer && asked.needed) {
                open = asked.question.code;
                break;
            }
        }
        if (open.isEmpty())
            break;
        hold(run.answer(open, guard % 3 == 0 ? Answer::Unknown : Answer::No, QDateTime()), "what is asked can be answered");
        const std::optional<Urgency> now = run.standing().urgency;
        hold(!reached || (now && *now >= *reached), "an answer more never lowers");
        reached = now;
    }
    hold(run.standing().open > 0 || run.standing().urgency.has_value(), "all answered is a result");
}

bool readPackOf(const QMap<QString, QByteArray> &files)
{
    const PackUnderRepair read = readPackWithPlaces(files);
    const PackProof proof = provePack(read);
    const auto pack = readPack(files);
    hold(pack.has_value() == read.refused.empty(), "both readers refuse the same");
    if (!pack)
        return false;
    const auto again = readPack(yamlOf(*pack));
    hold(again.has_value(), "what is written can be read");
    hold(packBytes(*pack) == packBytes([&] {
        Pack same = *again;
        same.hash = pack->hash; // of other bytes
        return same;
    }()), "what is written is read back as the same");
    if (proof.count(Severity::Error) == 0)
        std::for_each(pack->protocols.begin(), pack->protocols.end(), walk);
    static_cast<void>(Finder(*pack).find(QStringLiteral("胸が痛い"), 40));
    return true;
}

bool readCompiled(const QByteArray &bytes)
{
    const auto pack = packFromBytes(bytes);
    if (!pack)
        return false;
    const auto again = packFromBytes(packBytes(*pack));
    hold(again.has_value() && packBytes(*again) == packBytes(*pack), "a compiled pack is read back as the same");
    return true;
}

bool readScriptOf(const QMap<QString, QByteArray> &files)
{
    const auto book = readScripts(files);
    if (!book)
        return false;
    for (const Script &script : book->scripts) {
        ScriptRun run(script);
        for (int guard = 0; guard < 50 && !run.ended(); ++guard) {
            const ScriptStep *step = run.current();
            const QString choice = step->choices.empty() ? QString() : step->choices[size_t(guard) % step->choices.size()].code;
            hold(run.leave(choice, {}, QDateTime()), "a step can be left");
        }
        while (run.back(QDateTime())) { }
        hold(run.path().empty(), "back leads to the beginning");
    }
    return true;
}

bool readNotes(const QByteArray &bytes)
{
    const auto notes = readLocalNotes(bytes, QStringLiteral("notes.yaml"));
    if (!notes)
        return false;
    const auto again = readLocalNotes(yamlOf(*notes), QStringLiteral("notes.yaml"));
    hold(again.has_value() && *again == *notes, "notes are read back as the same");
    return true;
}

} // namespace

bool readAs(Taken taken, const QByteArray &bytes)
{
    switch (taken) {
    case Taken::PackHead: return readPackOf({ { packFile, bytes }, { protocolFile, kProtocol } });
    case Taken::Protocol: return readPackOf({ { packFile, kHead }, { protocolFile, bytes } });
    case Taken::ScriptBookHead: return readScriptOf({ { QStringLiteral("book.yaml"), bytes }, { QStringLiteral("common-x.yaml"), kScript } });
    case Taken::Script: return readScriptOf({ { QStringLiteral("book.yaml"), kBook }, { QStringLiteral("common-x.yaml"), bytes } });
    case Taken::LocalNotes: return readNotes(bytes);
    case Taken::CompiledPack: return readCompiled(bytes);
    case Taken::SealedPack: return readSealed(bytes).has_value();
    }
    return false;
}

} // namespace kikitori
