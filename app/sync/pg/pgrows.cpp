// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "sync/pg/pgrows.h"

#include <QJsonDocument>


namespace kikitori {

namespace {

/// Columns of pull_entries and fetch_entries; server_seq is the first.
enum Column { Id = 1, Desk, StreamCode, Subject, Seq, Kind, AtMs, Offset, Author, Program, Body, Hash };

/// A JSON string; written by hand, for thousands of rows are made of few short words each.
void addText(QByteArray &json, const char *name, const QString &text)
{
    json += name;
    const QByteArray bytes = text.toUtf8();
    for (const char c : bytes) {
        if (c == '"' || c == '\\') {
            json += '\\';
            json += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            json += "\\u00" + QByteArray::number(c, 16).rightJustified(2, '0');
        } else {
            json += c;
        }
    }
    json += '"';
}

void addRow(QByteArray &json, const Entry &entry)
{
    addText(json, "{\"desk\":\"", entry.desk);
    addText(json, ",\"stream\":\"", codeOf(entry.stream));
    addText(json, ",\"subject\":\"", entry.subject);
    addText(json, ",\"kind\":\"", entry.kind);
    addText(json, ",\"at\":\"", entry.at.toUTC().toString(Qt::ISODateWithMs));
    addText(json, ",\"author\":\"", entry.author);
    addText(json, ",\"program\":\"", entry.program);
    json += ",\"seq\":" + QByteArray::number(entry.seq) + ",\"offset_min\":" + QByteArray::number(entry.offsetMinutes)
        + ",\"hash\":\"" + hashOf(entry) + "\",\"body\":" + canonicalBody(entry) + '}';
}

std::optional<Stream> streamOf(const QString &code)
{
    for (const Stream stream : { Stream::Case, Stream::Call, Stream::Agent, Stream::Recording, Stream::Audit })
        if (codeOf(stream) == code)
            return stream;
    return {};
}

} // namespace

QByteArray batchOf(const std::vector<Entry> &entries)
{
    QByteArray batch("[");
    for (const Entry &entry : entries) {
        if (batch.size() > 1)
            batch += ',';
        addRow(batch, entry);
    }
    return batch + ']';
}

QByteArray idListOf(const std::vector<QUuid> &ids)
{
    QByteArrayList texts;
    for (const QUuid &id : ids)
        texts.append(id.toByteArray(QUuid::WithoutBraces));
    return '{' + texts.join(',') + '}';
}

QString textAt(const PGresult *rows, int row, int column)
{
    return QString::fromUtf8(PQgetvalue(rows, row, column), PQgetlength(rows, row, column));
}

QUuid idAt(const PGresult *rows, int row, int column)
{
    return QUuid(textAt(rows, row, column));
}

std::optional<Entry> entryAt(const PGresult *rows, int row)
{
    const auto stream = streamOf(textAt(rows, row, StreamCode));
    const QByteArray body = QByteArray::fromRawData(PQgetvalue(rows, row, Body), PQgetlength(rows, row, Body));
    const auto read = QJsonDocument::fromJson(body);
    if (!stream || !read.isObject())
        return {};
    Entry entry;
    entry.id = idAt(rows, row, Id);
    entry.stream = *stream;
    entry.subject = textAt(rows, row, Subject);
    entry.kind = textAt(rows, row, Kind);
    entry.body = read.object();
    entry.at = QDateTime::fromMSecsSinceEpoch(textAt(rows, row, AtMs).toLongLong(), Qt::UTC);
    entry.offsetMinutes = textAt(rows, row, Offset).toInt();
    entry.author = textAt(rows, row, Author);
    entry.desk = textAt(rows, row, Desk);
    entry.program = textAt(rows, row, Program);
    entry.seq = textAt(rows, row, Seq).toLongLong();
    if (textAt(rows, row, Hash).toLatin1() != hashOf(entry))
        return {};
    return entry;
}

} // namespace kikitori
