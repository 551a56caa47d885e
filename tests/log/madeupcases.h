// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/clock.h"
#include "cases/journal.h"
#include "programs/program.h"
#include "telephony/recording.h"
#include "support/patience.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QTest>
#include <QWidget>

#include <algorithm>
#include <cmath>
#include <functional>

namespace kikitori::test {

inline constexpr int japan = 540;

inline QDateTime at(const QString &localTime)
{
    QDateTime local = QDateTime::fromString(localTime, QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    local.setOffsetFromUtc(japan * 60);
    return local.toUTC();
}

/// Until `ready` or five seconds; the test then fails on what it looks at.
inline bool waitFor(const std::function<bool()> &ready)
{
    return QTest::qWaitFor(ready, test::kPatienceMs);
}

/// A case as a desk would have written it.
class MadeUpCase {
public:
    MadeUpCase(const QString &number, const QString &openedLocal, const QString &receiver = QStringLiteral("ns01"),
        const QString &program = QStringLiteral("kochi-7119"))
    {
        m_at = at(openedLocal);
        m_author = receiver;
        m_program = program;
        m_file.call.id = QStringLiteral("call-") + number;
        m_file.call.program = program;
        m_file.call.agent = receiver;
        m_file.call.callerNumber = QStringLiteral("09012345678");
        m_file.call.calledNumber = QStringLiteral("0120717119");
        m_file.call.caseId = QStringLiteral("case-") + number;
        m_file.call.rangAt = m_at.addSecs(-4);
        m_file.call.answeredAt = m_at;
        add(kind::Opened, { { QStringLiteral("number"), number }, { QStringLiteral("caller"), m_file.call.callerNumber },
                              { QStringLiteral("called"), m_file.call.calledNumber }, { QStringLiteral("call"), m_file.call.id },
                              { QStringLiteral("pack"), QStringLiteral("sample") }, { QStringLiteral("packVersion"), QStringLiteral("0.1") } }, 0);
    }
    MadeUpCase &add(const char *kind, QJsonObject body, int secondsLater = 5)
    {
        m_at = m_at.addSecs(secondsLater);
        Entry entry;
        entry.id = QUuid::createUuid();
        entry.subject = m_file.call.caseId;
        entry.kind = QLatin1String(kind);
        entry.body = std::move(body);
        entry.at = m_at;
        entry.author = m_author;
        entry.desk = QStringLiteral("01");
        entry.program = m_program;
        entry.seq = qint64(m_file.entries.size()) + 1;
        m_file.entries.push_back(entry);
        return *this;
    }
    /// As another desk wrote it that had not seen the last entries of this one.
    MadeUpCase &apart(const QString &desk, const QString &author, const char *kind, QJsonObject body)
    {
        add(kind, std::move(body));
        m_file.entries.back().desk = desk;
        m_file.entries.back().author = author;
        return *this;
    }
    MadeUpCase &field(const QString &name, const QString &value)
    {
        return add(kind::Field, { { QStringLiteral("name"), name }, { QStringLiteral("value"), value } });
    }
    MadeUpCase &complaint(const QString &text) { return add(kind::Complaint, { { QStringLiteral("text"), text } }); }
    MadeUpCase &run(const QString &title)
    {
        return add(kind::RunStarted, { { QStringLiteral("run"), QStringLiteral("run1") }, { QStringLiteral("protocol"), QStringLiteral("p") },
                                         { QStringLiteral("title"), title }, { QStringLiteral("pack"), QStringLiteral("sample") },
                                         { QStringLiteral("packVersion"), QStringLiteral("0.1") } });
    }
    MadeUpCase &answer(const QString &item, const QString &question, Urgency urgency, Answer answer)
    {
        return add(kind::Answered, { { QStringLiteral("run"), QStringLiteral("run1") }, { QStringLiteral("item"), item },
                                       { QStringLiteral("question"), question }, { QStringLiteral("urgency"), codeOf(urgency) },
                                       { QStringLiteral("answer"), codeOf(answer) } });
    }
    MadeUpCase &check(const QString &code, Answer answer)
    {
        return add(kind::Emergency, { { QStringLiteral("check"), code }, { QStringLiteral("answer"), codeOf(answer) } }, 3);
    }
    MadeUpCase &verdict(Urgency urgency) { return add(kind::Verdict, { { QStringLiteral("urgency"), codeOf(urgency) } }, 0); }
    MadeUpCase &decide(Urgency urgency, const QString &reason)
    {
        return add(kind::Decision, { { QStringLiteral("urgency"), codeOf(urgency) }, { QStringLiteral("reason"), reason } });
    }
    MadeUpCase &recorded(qint64 ms)
    {
        m_file.recordings.push_back({ QStringLiteral("rec-") + m_file.call.id, m_file.call.id, QStringLiteral("a.rec"), ms, true, QByteArray(32, 'k'), {}, {} });
        return *this;
    }
    MadeUpCase &closed()
    {
        m_file.call.endedAt = m_at;
        add(kind::Closed, {}, 60);
        m_file.call.wrappedUpAt = m_at;
        return *this;
    }
    [[nodiscard]] CaseFile file() const
    {
        CaseFile file = m_file;
        file.record = CaseRecord::fold(file.entries);
        return file;
    }

private:
    CaseFile m_file;
    QDateTime m_at;
    QString m_author;
    QString m_program;
};

class FakeShelf final : public CaseShelf {
public:
    std::vector<CaseFile> files;
    std::vector<CaseQuery> asked;
    int filesAsked = 0;
    int ledgersAsked = 0;
    QStringList recordingsAsked;
    bool recordingsRefused = false;
    int countsTo = 10'000;
    bool broken = false;
    bool hold = false; ///< answers wait in `held` until the test calls them, in any order
    std::vector<std::function<void()>> held;

    void put(const MadeUpCase &made) { files.push_back(made.file()); }
    static CaseSummary summaryOf(const CaseFile &file)
    {
        const CaseRecord &r = file.record;
        const QString content = r.fields.value(QStringLiteral("content"));
        return { r.id, r.number, r.program, r.openedAt, r.closedAt, r.receiver, r.callerNumber, r.protocolUrgency, r.finalUrgency(),
            r.protocolTitle, content.isEmpty() ? r.complaint : content, r.fields.value(QStringLiteral("municipality")), r.fields.value(QStringLiteral("result")), r.desk,
            r.inConflict() };
    }
    static bool matches(const CaseSummary &s, const CaseQuery &q)
    {
        if ((q.from.isValid() && s.openedAt < q.from) || (q.to.isValid() && s.openedAt >= q.to))
            return false;
        if ((!q.program.isEmpty() && s.program != q.program) || (!q.receiver.isEmpty() && s.receiver != q.receiver))
            return false;
        if (q.urgency && s.finalUrgency != q.urgency)
            return false;
        const QStringList words = q.words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        return std::all_of(words.begin(), words.end(), [&](const QString &w) { return (s.content + s.number + s.municipality).contains(w); });
    }
    void find(CaseQuery query, QObject *context, Reply<CasePage> reply) override
    {
        asked.push_back(query);
        if (broken)
            return later<CasePage>(context, reply, fail(Fault::StoreClosed));
        std::vector<CaseSummary> all;
        for (const CaseFile &file : files) {
            if (matches(summaryOf(file), query))
                all.push_back(summaryOf(file));
        }
        std::sort(all.begin(), all.end(), [](const auto &a, const auto &b) { return std::pair(a.openedAt, a.id) > std::pair(b.openedAt, b.id); });
        CasePage page;
        page.total = std::min(int(all.size()), countsTo);
        page.totalIsLeast = int(all.size()) > countsTo;
        for (const CaseSummary &s : all) {
            const bool older = !query.beforeOpened.isValid() || std::pair(s.openedAt, s.id) < std::pair(query.beforeOpened, query.beforeId);
            if (older && int(page.cases.size()) < query.limit)
                page.cases.push_back(s);
        }
        later<CasePage>(context, reply, page);
    }
    void caseFile(QString caseId, QObject *context, Reply<CaseFile> reply) override
    {
        ++filesAsked;
        for (const CaseFile &file : files) {
            if (file.record.id == caseId)
                return later<CaseFile>(context, reply, file);
        }
        later<CaseFile>(context, reply, fail(Fault::CaseUnknown));
    }
    void earlierCases(QString, int, QObject *context, Reply<std::vector<CaseSummary>> reply) override
    {
        later<std::vector<CaseSummary>>(context, reply, std::vector<CaseSummary>());
    }
    void openCases(QString, QObject *context, Reply<std::vector<CaseSummary>> reply) override
    {
        later<std::vector<CaseSummary>>(context, reply, std::vector<CaseSummary>());
    }
    void recording(QString recordingId, QObject *context, Reply<RecordingInfo> reply) override
    {
        recordingsAsked << recordingId;
        if (recordingsRefused)
            return later<RecordingInfo>(context, reply, fail(Fault::NotAllowed, QStringLiteral("play-recording")));
        for (const CaseFile &file : files) {
            for (RecordingInfo info : file.recordings) {
                info.key = QByteArray(32, 'k');
                info.caseId = file.record.id;
                info.program = file.record.program;
                if (info.id == recordingId)
                    return later<RecordingInfo>(context, reply, info);
            }
        }
        later<RecordingInfo>(context, reply, fail(Fault::RecordingFailed));
    }
    void ledger(QString program, QDateTime from, QDateTime to, QObject *context, Reply<Ledger> reply) override
    {
        ++ledgersAsked;
        Ledger ledger;
        for (const CaseFile &file : files) {
            if (file.call.program == program && file.call.rangAt >= from && file.call.rangAt < to)
                ledger.calls.push_back(file.call);
        }
        ledger.presences.push_back({ QStringLiteral("ns01"), from, to });
        later<Ledger>(context, reply, ledger);
    }

private:
    template<class T>
    void later(QObject *context, Reply<T> reply, Result<T> result)
    {
        if (hold)
            return held.push_back([reply, result] { reply(result); });
        QMetaObject::invokeMethod(context, [reply, result] { reply(result); }, Qt::QueuedConnection);
    }
};

class FakeJournal final : public Journal {
public:
    std::vector<Entry> entries;
    bool full = false; ///< refuses everything, as a full disk does

    void append(std::vector<Entry> more, QObject *context, Reply<> reply) override
    {
        Result<> result;
        if (full)
            result = fail(Fault::DiskFull, QStringLiteral("store"));
        else
            entries.insert(entries.end(), more.begin(), more.end());
        QMetaObject::invokeMethod(context, [reply, result] { reply(result); }, Qt::QueuedConnection);
    }
    void openCase(Entry, QString, QObject *, Reply<QString>) override { }
    [[nodiscard]] int count(const char *kind) const
    {
        return int(std::count_if(entries.begin(), entries.end(), [kind](const Entry &e) { return e.kind == QLatin1String(kind); }));
    }
    [[nodiscard]] Entry last(const char *kind) const
    {
        const auto it = std::find_if(entries.rbegin(), entries.rend(), [kind](const Entry &e) { return e.kind == QLatin1String(kind); });
        return it == entries.rend() ? Entry() : *it;
    }
};

/// Two people who take turns, for pictures and for places to seek to.
inline RecordingAudio madeUpTalk(int seconds)
{
    RecordingAudio audio;
    audio.complete = true;
    const int frames = seconds * audio.sampleRate;
    audio.samples.resize(size_t(frames) * 2);
    for (int i = 0; i < frames; ++i) {
        const double t = double(i) / audio.sampleRate;
        const bool caller = std::fmod(t, 13.0) < 6.5;
        const double syllable = std::abs(std::sin(t * 9)) * (0.35 + 0.3 * std::sin(t * 1.3)) * (std::fmod(t, 3.1) < 2.5 ? 1 : 0.03);
        const auto voice = qint16(12000 * syllable * std::sin(t * 1400));
        audio.samples[size_t(i) * 2] = caller ? voice : qint16(voice / 60);
        audio.samples[size_t(i) * 2 + 1] = caller ? qint16(voice / 80) : voice;
    }
    return audio;
}

} // namespace kikitori::test
