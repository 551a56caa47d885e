// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "ctl/purge.h"
#include "store/statement.h"
#include "sync/pg/shareadmin.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace kikitori {

namespace {

/// The data of a certificate, as the audit of this store knows them: what was not erased here is not erased there.
Result<QJsonObject> certificateOf(Context &context, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Fault::FileUnreadable, path, file.errorString());
    const QByteArray content = file.readAll();
    const QByteArray hash = QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex();
    const auto connection = Connection::open(context.home.store(), context.key(), Connection::Access::Existing);
    if (!connection)
        return tl::make_unexpected(connection.error());
    (*connection)->trust();
    Statement ask(**connection, "SELECT 1 FROM entry WHERE kind = 'purged' AND json_extract(body, '$.jsonSha256') = ?");
    const auto known = ask.with(QString::fromLatin1(hash)).step();
    if (!known)
        return tl::make_unexpected(known.error());
    if (!*known)
        return fail(Fault::SealBroken, path);
    return QJsonDocument::fromJson(content).object();
}

QStringList subjectsOf(const QJsonObject &certificate)
{
    QStringList subjects;
    const QJsonArray all = certificate.value(QLatin1String("subjects")).toArray();
    for (const QJsonValue &one : all)
        subjects << one.toString();
    return subjects;
}

} // namespace

int purgeShare(Context &context, const QString &certificatePath, const QString &eraser, const Staff &approver)
{
    const auto certificate = certificateOf(context, certificatePath);
    if (!certificate)
        return context.failed(certificate.error());
    const QString number = certificate->value(QLatin1String("certificate")).toString();
    const QString program = certificate->value(QLatin1String("program")).toString();
    const auto erased = eraseInShare(eraser, subjectsOf(*certificate), number);
    if (!erased)
        return context.failed(erased.error());
    qint64 entries = 0;
    for (const ErasedSubject &subject : *erased)
        entries += subject.entries;
    Entry entry = context.entry(Stream::Audit, program, kind::Purged,
        { { QStringLiteral("certificate"), number }, { QStringLiteral("where"), QStringLiteral("share") },
            { QStringLiteral("entries"), entries }, { QStringLiteral("approvedBy"), approver.id } });
    entry.program = program;
    if (const auto written = context.write({ entry }); !written)
        return context.failed(written.error());
    context.out << QCoreApplication::translate("ctl", "erased in the shared store\t%1 subjects\t%2 entries")
                       .arg(erased->size())
                       .arg(entries)
                << Qt::endl;
    context.out << QCoreApplication::translate("ctl", "Now rewrite its files: kikitorictl share rewrite --connection ADMIN")
                << Qt::endl;
    return ExitCode::Done;
}

} // namespace kikitori
