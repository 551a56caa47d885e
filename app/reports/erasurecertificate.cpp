// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "reports/erasurecertificate.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace kikitori {

namespace {
QString localText(const QDateTime &moment, int offsetMinutes)
{
    return moment.toOffsetFromUtc(offsetMinutes * 60).toString(Qt::ISODate);
}

QJsonObject personObject(const ErasureCertificate::Person &person)
{
    return { { QStringLiteral("id"), person.id }, { QStringLiteral("name"), person.name } };
}

QJsonArray recordingsArray(const std::vector<ErasureCertificate::Recording> &recordings)
{
    QJsonArray all;
    for (const auto &recording : recordings)
        all.append(QJsonObject { { QStringLiteral("id"), recording.id }, { QStringLiteral("bytes"), recording.bytes },
            { QStringLiteral("sha256"), QString::fromLatin1(recording.sha256) } });
    return all;
}

QJsonArray hashesArray(const std::vector<QByteArray> &hashes)
{
    QJsonArray all;
    for (const QByteArray &hash : hashes)
        all.append(QString::fromLatin1(hash));
    return all;
}

QJsonArray leftArray(const std::vector<ErasureCertificate::Left> &left)
{
    QJsonArray all;
    for (const auto &one : left)
        all.append(QJsonObject { { QStringLiteral("why"), codeOf(one.why) }, { QStringLiteral("what"), one.what },
            { QStringLiteral("detail"), one.detail } });
    return all;
}

QJsonObject methodObject(const ErasureCertificate &c)
{
    QJsonArray left;
    for (const auto &copy : c.copiesLeft)
        left.append(
            QJsonObject { { QStringLiteral("name"), copy.name }, { QStringLiteral("until"), copy.until.toString(Qt::ISODate) } });
    return { { QStringLiteral("rowsOverwritten"), true }, { QStringLiteral("keysDestroyed"), true },
        { QStringLiteral("provenByShare"), c.provenByShare }, { QStringLiteral("rekeyed"), c.rekeyed },
        { QStringLiteral("backupsRemoved"), QJsonArray::fromStringList(c.copiesRemoved) },
        { QStringLiteral("backupsLeft"), left } };
}

Result<QByteArray> writeOne(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly) && file.write(content) == content.size()
        && file.flush() && file.commit(); // commit() in Qt 6.4 does not see that the buffer could not be written
    if (!written)
        return fail(file.error() == QFileDevice::ResourceError ? Fault::DiskFull : Fault::DiskFailed, path, file.errorString());
    return QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex();
}
}

QByteArray listHash(const std::vector<QByteArray> &lines)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray &line : lines)
        hash.addData(line + '\n');
    return hash.result().toHex();
}

QString codeOf(ErasureCertificate::Left::Why why)
{
    using Why = ErasureCertificate::Left::Why;
    switch (why) {
    case Why::OnHold:
        return QStringLiteral("on-hold");
    case Why::NotShared:
        return QStringLiteral("not-shared");
    case Why::FileStays:
        return QStringLiteral("file-stays");
    case Why::FileWasMissing:
        return QStringLiteral("file-was-missing");
    case Why::FileElsewhere:
        return QStringLiteral("file-elsewhere");
    case Why::CopyStays:
        return QStringLiteral("copy-stays");
    case Why::MediumAway:
        return QStringLiteral("medium-away");
    }
    return {};
}

QByteArray certificateJson(const ErasureCertificate &c)
{
    QJsonObject top {
        { QStringLiteral("certificate"), c.number },
        { QStringLiteral("program"), c.program },
        { QStringLiteral("programName"), c.programName },
        { QStringLiteral("orderedBy"), personObject(c.orderedBy) },
        { QStringLiteral("approvedBy"), personObject(c.approvedBy) },
        { QStringLiteral("startedAt"), localText(c.startedAt, c.offsetMinutes) },
        { QStringLiteral("finishedAt"), localText(c.finishedAt, c.offsetMinutes) },
        { QStringLiteral("desk"), c.desk },
        { QStringLiteral("version"), c.version },
        { QStringLiteral("from"), c.from.toString(Qt::ISODate) },
        { QStringLiteral("to"), c.to.toString(Qt::ISODate) },
        { QStringLiteral("cases"), c.cases },
        { QStringLiteral("calls"), c.calls },
        { QStringLiteral("caseNumbers"), QJsonArray::fromStringList(c.caseNumbers) },
        { QStringLiteral("subjects"), QJsonArray::fromStringList(c.subjects) },
        { QStringLiteral("entryHashes"), hashesArray(c.entryHashes) },
        { QStringLiteral("entryHashesSha256"), QString::fromLatin1(listHash(c.entryHashes)) },
        { QStringLiteral("recordings"), recordingsArray(c.recordings) },
        { QStringLiteral("casesWithFields"), c.casesWithFields },
        { QStringLiteral("fields"), QJsonArray::fromStringList(c.fieldLabels) },
        { QStringLiteral("method"), methodObject(c) },
        { QStringLiteral("interrupted"), c.interrupted },
        { QStringLiteral("left"), leftArray(c.left) },
    };
    return QJsonDocument(top).toJson(QJsonDocument::Indented);
}

Result<WrittenCertificate> writeCertificate(const ErasureCertificate &certificate, const QString &folder)
{
    if (!QDir().mkpath(folder))
        return fail(Fault::DiskFailed, folder, QStringLiteral("the folder cannot be made"));
    WrittenCertificate written;
    written.pdf = QDir(folder).filePath(certificate.number + QStringLiteral(".pdf"));
    written.json = QDir(folder).filePath(certificate.number + QStringLiteral(".json"));
    return writeOne(written.pdf, certificatePdf(certificate))
        .and_then([&](const QByteArray &hash) {
            written.pdfSha256 = hash;
            return writeOne(written.json, certificateJson(certificate));
        })
        .map([&](const QByteArray &hash) {
            written.jsonSha256 = hash;
            return written;
        });
}

} // namespace kikitori
