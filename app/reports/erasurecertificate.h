// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/result.h"

#include <QDate>
#include <QDateTime>
#include <QStringList>

#include <vector>

namespace kikitori {

/// What a certificate of erasure 消去証明書 says (K18, Y13): what went, how, by whose order and approval, and what did
/// not go. Holds no caller's data: numbers, counts and hashes only. Pure value.
struct ErasureCertificate {
    struct Person {
        QString id;
        QString name;
    };
    struct Recording {
        QString id;
        QByteArray sha256; ///< hex; empty when it never ended
        qint64 bytes = 0;
    };
    struct OlderCopy {
        QString name; ///< file name, no folder
        QDate until; ///< by when it is gone at the latest; invalid: unknown
    };
    /// What could not be erased, and why.
    struct Left {
        enum class Why {
            OnHold, ///< what: a case
            NotShared, ///< what: a case; the shared store did not read it back
            FileStays, ///< what: a recording whose file could not be removed; detail: the system's own words
            FileWasMissing,
            FileElsewhere, ///< another desk recorded it
            CopyStays, ///< what: an older copy of the whole store, which could not be removed
            MediumAway, ///< what: the folder of backups on another medium, which was not there
        };
        Why why = Why::OnHold;
        QString what;
        QString detail;
    };
    QString number;
    QString program; ///< id
    QString programName;
    Person orderedBy;
    Person approvedBy;
    QDateTime startedAt; ///< UTC
    QDateTime finishedAt; ///< UTC
    int offsetMinutes = 540;
    QString desk;
    QString version; ///< of Kikitori
    QDate from; ///< local days of the calls, both inclusive; invalid when nothing went
    QDate to;
    int cases = 0;
    int calls = 0;
    QStringList caseNumbers;
    QStringList subjects; ///< ids of the cases, calls and recordings; in the data only
    std::vector<QByteArray> entryHashes; ///< hex, of every entry erased
    std::vector<Recording> recordings;
    int casesWithFields = 0; ///< of which only the notes for the moment went
    QStringList fieldLabels; ///< which notes
    bool provenByShare = true; ///< each entry was read back from the shared store before
    QStringList copiesRemoved; ///< older backups that are gone
    std::vector<OlderCopy> copiesLeft; ///< older backups that still hold what was erased
    bool rekeyed = false; ///< the store has another key now
    bool interrupted = false; ///< the run had stopped and was taken up again
    std::vector<Left> left;
};

/// The two files of one certificate, and the hashes that the audit keeps of them (hex).
struct WrittenCertificate {
    QString pdf;
    QString json;
    QByteArray pdfSha256;
    QByteArray jsonSha256;
};

/// SHA-256, hex, over the lines, each followed by a line feed: what stands for a list that is too long for paper.
[[nodiscard]] QByteArray listHash(const std::vector<QByteArray> &lines);

/// "on-hold", "not-shared" …, as the data name it.
[[nodiscard]] QString codeOf(ErasureCertificate::Left::Why why);

/// Everything, lists in full, for machines; keys sorted, UTF-8.
[[nodiscard]] QByteArray certificateJson(const ErasureCertificate &certificate);
/// The paper, A4; long lists by their hash. Needs a QGuiApplication (any platform, "offscreen" too).
[[nodiscard]] QByteArray certificatePdf(const ErasureCertificate &certificate);

/// Writes NUMBER.pdf and NUMBER.json into the folder, each whole or not at all. Faults: DiskFull, DiskFailed.
[[nodiscard]] Result<WrittenCertificate> writeCertificate(const ErasureCertificate &certificate, const QString &folder);

} // namespace kikitori
