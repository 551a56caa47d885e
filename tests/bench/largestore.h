// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "store/chain.h"
#include "store/entryrows.h"
#include "store/opening.h"
#include "store/statement.h"
#include "store/transaction.h"
#include "store/wordindex.h"
#include "store/words.h"

#include <QJsonObject>

#include <random>

namespace kikitori::bench {

inline StoreKey key()
{
    return StoreKey(QByteArray(32, 'k'));
}

/// Years of a made-up centre, written straight into the tables in large transactions. Thread: one. Owner: the benchmark.
class LargeStore {
public:
    LargeStore(Connection &connection, int cases)
        : m_connection(connection)
        , m_cases(cases)
    {
    }
    [[nodiscard]] Result<> fill()
    {
        for (int first = 0; first < m_cases; first += kAtOnce) {
            auto transaction = Transaction::begin(m_connection);
            if (!transaction)
                return tl::make_unexpected(transaction.error());
            for (int n = first; n < std::min(m_cases, first + kAtOnce); ++n) {
                if (const auto done = writeCase(n); !done)
                    return done;
            }
            auto done = keepChain(m_connection, m_chain).and_then([&] { return transaction->commit(); });
            if (!done)
                return done;
        }
        return m_connection.run("PRAGMA wal_checkpoint(TRUNCATE)");
    }
    [[nodiscard]] static QString caseId(int n)
    {
        return QStringLiteral("%1-0000-4000-8000-%2")
            .arg(n * 2654435761U, 8, 16, QLatin1Char('0'))
            .arg(n, 12, 10, QLatin1Char('0'));
    }
    static constexpr qint64 kFirstMs = 1'600'000'000'000;
    static constexpr qint64 kStepMs = 150'000; ///< 210,000 calls a year

private:
    static constexpr int kAtOnce = 20'000;

    QString one(const QStringList &of) { return of.at(static_cast<qsizetype>(m_random() % static_cast<size_t>(of.size()))); }
    QString sentence(int parts)
    {
        static const QString text = QStringLiteral("昨夜から 今朝から 三日前から 急に 少しずつ 頭痛 腹痛 胸が痛い 胸が苦しい "
                                                   "発熱 三十八度 三十九度の熱 咳が止まらない 息苦しい 嘔吐 下痢 "
                                                   "めまい ふらつく 転んで頭を打った 階段から落ちた 出血が止まらない やけど 誤飲 "
                                                   "けいれん 意識がもうろう 呼びかけに答える 水分はとれている "
                                                   "尿が出ない 発疹 かゆみ じんましん 高血圧の薬 糖尿病の持病 "
                                                   "心臓の薬を飲んでいる 妊娠中 家族が電話 本人は横になっている 歩ける 歩けない "
                                                   "様子を見る 受診したい 救急車を呼ぶか迷っている 休日当番医 小児科 内科 "
                                                   "整形外科 かかりつけに相談 再度電話するよう案内 冷やす 安静にする");
        static const QStringList words = text.split(QLatin1Char(' '));
        QString made;
        for (int n = 0; n < parts; ++n)
            made += one(words) + (n % 3 == 2 ? QStringLiteral("。") : QStringLiteral("、"));
        return made;
    }
    Result<> write(const QString &caseId, qint64 seq, const char *kind, QJsonObject body, qint64 atMs)
    {
        Entry entry;
        entry.id = QUuid::createUuid();
        entry.subject = caseId;
        entry.seq = seq;
        entry.kind = QLatin1String(kind);
        entry.body = std::move(body);
        entry.at = QDateTime::fromMSecsSinceEpoch(atMs, Qt::UTC);
        entry.author = QStringLiteral("ns01");
        entry.desk = QStringLiteral("01");
        entry.program = QStringLiteral("kochi-7119");
        return insertEntry(m_connection, entry, m_chain);
    }
    Result<> writeCase(int n)
    {
        static const QStringList places = QStringLiteral("高知市 室戸市 安芸市 南国市 土佐市 須崎市 宿毛市 土佐清水市 四万十市 "
                                                         "香南市 香美市 東洋町 奈半利町 田野町 安田町 北川村 馬路村 芸西村 "
                                                         "本山町 大豊町 土佐町 大川村 いの町 仁淀川町 中土佐町 佐川町 越知町 "
                                                         "梼原町 日高村 津野町 四万十町 大月町 三原村 黒潮町")
                                              .split(QLatin1Char(' '));
        const qint64 at = kFirstMs + n * kStepMs + static_cast<qint64>(m_random() % 1000);
        const QString id = caseId(n);
        const QString content = sentence(4);
        const QString notes = sentence(6) + (n == m_cases / 3 ? QStringLiteral("鰹のたたき") : QString());
        const QString place = m_random() % 2 ? places.first() : one(places);
        const QString caller = QStringLiteral("0%1").arg(800'000'000 + m_random() % 300'000);
        const QString number = QStringLiteral("K-20261120-01%1").arg(n, 3, 10, QLatin1Char('0'));
        const auto name = QStringLiteral("name");
        const auto value = QStringLiteral("value");
        auto done = write(id, 1, kind::Opened, { { QStringLiteral("caller"), caller }, { QStringLiteral("number"), number } }, at)
                        .and_then([&] {
                            return write(id, 2, kind::Field, { { name, QStringLiteral("content") }, { value, content } }, at);
                        })
                        .and_then([&] {
                            return write(id, 3, kind::Field, { { name, QStringLiteral("notes") }, { value, notes } }, at);
                        })
                        .and_then([&] { return write(id, 4, kind::Closed, {}, at); });
        if (done && n < m_cases - 1000)
            done = Statement(m_connection, "DELETE FROM outbox WHERE entry > ?").with(m_connection.lastRow() - 4).run();
        const QString words = searchText({ number, {}, content, notes, place, caller });
        const auto urgency = static_cast<Urgency>(m_random() % 5);
        const WordKeys keys { m_random() % 4 ? QStringLiteral("kochi-7119") : QStringLiteral("iwate-7119"),
            QStringLiteral("ns%1").arg(m_random() % 60), place, urgency };
        Statement row(m_connection,
            "INSERT INTO case_index (row, id, number, program, desk, receiver, opened_ms, closed_ms, caller, protocol_urgency,"
            " final_urgency, titles, content, municipality, disposition, in_words, words)"
            " VALUES (?, ?, ?, ?, '01', ?, ?, ?, ?, ?, ?, '頭痛', ?, ?, 'advice', 1, ?)");
        row.with(
            at * 256, id, number, keys.program, keys.receiver, at, at + 600'000, caller, urgency, urgency, content, place, words);
        if (done)
            done = row.run();
        if (done) {
            Statement pairs(m_connection, "INSERT INTO case_words (rowid, tokens) VALUES (?, ?)");
            done = pairs.with(at * 256, wordTokens(words, keys)).run();
        }
        return done;
    }

    Connection &m_connection;
    int m_cases;
    std::mt19937 m_random { 20261120 };
    Chain m_chain { QByteArray(32, '\0'), 0 };
};

} // namespace kikitori::bench
