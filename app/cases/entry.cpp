// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "cases/entry.h"

#include <QCryptographicHash>
#include <QJsonDocument>

namespace kikitori {

namespace {
/// Length before content, so that no two different entries give the same bytes.
void addPart(QCryptographicHash &hash, const QByteArray &part)
{
    hash.addData(QByteArray::number(part.size()));
    hash.addData(":");
    hash.addData(part);
    hash.addData(",");
}
}

QString codeOf(Stream stream)
{
    switch (stream) {
    case Stream::Case:
        return QStringLiteral("case");
    case Stream::Call:
        return QStringLiteral("call");
    case Stream::Agent:
        return QStringLiteral("agent");
    case Stream::Recording:
        return QStringLiteral("recording");
    case Stream::Audit:
        return QStringLiteral("audit");
    }
    return {};
}

QByteArray canonicalBody(const Entry &entry)
{
    // QJsonObject keeps its keys sorted.
    return QJsonDocument(entry.body).toJson(QJsonDocument::Compact);
}

QByteArray hashOf(const Entry &entry)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    addPart(hash, entry.id.toString(QUuid::WithoutBraces).toLatin1());
    addPart(hash, codeOf(entry.stream).toLatin1());
    addPart(hash, entry.subject.toUtf8());
    addPart(hash, QByteArray::number(entry.seq));
    addPart(hash, entry.kind.toUtf8());
    addPart(hash, QByteArray::number(entry.at.toMSecsSinceEpoch()));
    addPart(hash, QByteArray::number(entry.offsetMinutes));
    addPart(hash, entry.author.toUtf8());
    addPart(hash, entry.desk.toUtf8());
    addPart(hash, entry.program.toUtf8());
    addPart(hash, canonicalBody(entry));
    return hash.result().toHex();
}

} // namespace kikitori
