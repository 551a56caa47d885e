// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "guard/guardedstore.h"

#include <QCoreApplication>
#include <QDeadlineTimer>

#include <optional>

namespace kikitori::test {

inline QString say(const char *text)
{
    return QString::fromUtf8(text);
}

inline const QString kHere = QStringLiteral("kochi-7119");
inline const QString kElsewhere = QStringLiteral("child-8000");

/// Both ports in one, with everything that was asked of them in order: "append viewed", "caseFile", "reply".
class FakeStore final : public Journal, public CaseShelf {
public:
    QStringList asked;
    std::vector<Entry> kept;
    CaseQuery query;
    std::vector<Entry> caseEntries; ///< of the case here, beside its opening
    bool fullForAudit = false;

    void append(std::vector<Entry> entries, QObject *context, Reply<> reply) override
    {
        bool audit = false;
        for (const Entry &entry : entries) {
            asked << say("append ") + entry.kind;
            audit = audit || entry.stream == Stream::Audit;
        }
        if (audit && fullForAudit)
            return later<void>(context, reply, fail(Fault::DiskFull, say("store")));
        kept.insert(kept.end(), entries.begin(), entries.end());
        later<void>(context, reply, {});
    }
    void openCase(Entry opened, QString, QObject *context, Reply<QString> reply) override
    {
        asked << say("openCase");
        kept.push_back(opened);
        later<QString>(context, reply, say("K-20261120-01001"));
    }
    void find(CaseQuery wanted, QObject *context, Reply<CasePage> reply) override
    {
        asked << say("find");
        query = wanted;
        later<CasePage>(context, reply, CasePage { both(), 2 });
    }
    void caseFile(QString caseId, QObject *context, Reply<CaseFile> reply) override
    {
        asked << say("caseFile");
        CaseFile file;
        Entry opened;
        opened.id = QUuid::createUuid();
        opened.subject = caseId;
        opened.kind = say(kind::Opened);
        opened.program = caseId == say("case-here") ? kHere : kElsewhere;
        opened.seq = 1;
        opened.desk = say("01");
        opened.at = QDateTime::fromSecsSinceEpoch(1795190400, Qt::UTC);
        file.entries = { opened };
        file.entries.insert(file.entries.end(), caseEntries.begin(), caseEntries.end());
        file.record = CaseRecord::fold(file.entries);
        file.recordings.push_back({ say("rec"), say("call"), say("a.rec"), 1000, true, QByteArray(32, 'k'), {}, {} });
        if (caseId.startsWith(say("case-")))
            later<CaseFile>(context, reply, file);
        else
            later<CaseFile>(context, reply, fail(Fault::CaseUnknown));
    }
    void earlierCases(QString, int, QObject *context, Reply<std::vector<CaseSummary>> reply) override
    {
        asked << say("earlierCases");
        later<std::vector<CaseSummary>>(context, reply, both());
    }
    void openCases(QString, QObject *context, Reply<std::vector<CaseSummary>> reply) override
    {
        asked << say("openCases");
        later<std::vector<CaseSummary>>(context, reply, both());
    }
    void recording(QString recordingId, QObject *context, Reply<RecordingInfo> reply) override
    {
        asked << say("recording");
        const bool here = recordingId == say("rec-here");
        later<RecordingInfo>(context, reply,
            RecordingInfo { recordingId, say("call"), say("a.rec"), 1000, true, QByteArray(32, 'k'), here ? say("case-here") : say("case-else"),
                here ? kHere : kElsewhere });
    }
    void ledger(QString program, QDateTime, QDateTime, QObject *context, Reply<Ledger> reply) override
    {
        asked << say("ledger");
        Ledger ledger;
        for (const char *number : { "0888251299", "anonymous", "09012345678", "0888251299" }) {
            CallRecord call;
            call.program = program;
            call.callerNumber = say(number);
            ledger.calls.push_back(call);
        }
        later<Ledger>(context, reply, ledger);
    }
    [[nodiscard]] std::vector<Entry> audit() const
    {
        std::vector<Entry> found;
        std::copy_if(kept.begin(), kept.end(), std::back_inserter(found), [](const Entry &entry) { return entry.stream == Stream::Audit; });
        return found;
    }

private:
    static std::vector<CaseSummary> both()
    {
        CaseSummary here;
        here.id = say("case-here");
        here.program = kHere;
        CaseSummary elsewhere;
        elsewhere.id = say("case-else");
        elsewhere.program = kElsewhere;
        return { here, elsewhere };
    }
    template<class T>
    void later(QObject *context, Reply<T> reply, Result<T> result)
    {
        if (context && reply)
            QMetaObject::invokeMethod(context, [reply, result] { reply(result); }, Qt::QueuedConnection);
    }
};

/// What an asker was told, and how often.
struct Told {
    QObject context;
    int times = 0;
    std::optional<Fault> fault;
    QString subject;
    template<class T>
    Reply<T> reply(std::function<void(const T &)> take = {})
    {
        return [this, take](Result<T> result) {
            ++times;
            if (!result) {
                fault = result.error().fault;
                subject = result.error().subject;
            } else if (take) {
                take(*result);
            }
        };
    }
    Reply<> done()
    {
        return [this](const Result<> &result) {
            ++times;
            if (!result) {
                fault = result.error().fault;
                subject = result.error().subject;
            }
        };
    }
    bool wait()
    {
        const QDeadlineTimer until(60'000); // reached in failure only
        while (times == 0 && !until.hasExpired())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);
        QCoreApplication::processEvents(); // a second answer would come now
        return times == 1;
    }
};

inline Staff person(std::initializer_list<Role> roles, QStringList programs = {})
{
    Staff staff { QStringLiteral("p01"), QStringLiteral("看護師 01"), roles };
    staff.programs = std::move(programs);
    return staff;
}

inline Entry entryOf(Stream stream, const char *kind, const QString &subject, QJsonObject body = {}, const QString &program = kHere)
{
    Entry entry;
    entry.id = QUuid::createUuid();
    entry.stream = stream;
    entry.subject = subject;
    entry.kind = say(kind);
    entry.body = std::move(body);
    entry.at = QDateTime::fromSecsSinceEpoch(1795190500, Qt::UTC);
    entry.author = QStringLiteral("p01");
    entry.desk = QStringLiteral("01");
    entry.program = program;
    return entry;
}

} // namespace kikitori::test
