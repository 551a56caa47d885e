// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/keeping/exporting.h"

#include <QCryptographicHash>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace kikitori {

namespace {
const QString kManifest = QStringLiteral("manifest.json");
constexpr qsizetype kLargestManifest = 1024 * 1024;
}

struct CheckedExport::State {
    ExportSink *into = nullptr;
    QString name;
    QCryptographicHash hash { QCryptographicHash::Sha256 };
    QHash<QString, QString> found; ///< SHA-256 by file
    QByteArray manifest;
    std::vector<ExportedTable> tables;
};

CheckedExport::CheckedExport(ExportSink *into)
    : m_state(std::make_unique<State>())
{
    m_state->into = into;
}

CheckedExport::~CheckedExport() = default;

const std::vector<ExportedTable> &CheckedExport::tables() const
{
    return m_state->tables;
}

Result<> CheckedExport::begin(const QString &name)
{
    m_state->name = name;
    m_state->hash.reset();
    return m_state->into ? m_state->into->begin(name) : Result<>();
}

Result<> CheckedExport::write(const QByteArray &bytes)
{
    m_state->hash.addData(bytes);
    if (m_state->name == kManifest && m_state->manifest.size() < kLargestManifest)
        m_state->manifest += bytes;
    return m_state->into ? m_state->into->write(bytes) : Result<>();
}

Result<> CheckedExport::end()
{
    m_state->found.insert(m_state->name, QString::fromLatin1(m_state->hash.result().toHex()));
    return m_state->into ? m_state->into->end() : Result<>();
}

Result<> CheckedExport::finish()
{
    const QJsonObject manifest = QJsonDocument::fromJson(m_state->manifest).object();
    const QJsonArray files = manifest.value(QLatin1String("files")).toArray();
    for (const QJsonValue &value : files) {
        const QJsonObject file = value.toObject();
        const QString name = file.value(QLatin1String("file")).toString();
        if (m_state->found.take(name) != file.value(QLatin1String("sha256")).toString())
            return fail(Fault::SealBroken, name, QStringLiteral("it is not what the manifest says"));
    }
    if (files.isEmpty() || m_state->found.size() != 1) // the manifest itself
        return fail(Fault::SealBroken, kManifest, QStringLiteral("the manifest does not name what is there"));
    const QJsonObject rows = manifest.value(QLatin1String("rows")).toObject();
    for (auto it = rows.begin(); it != rows.end(); ++it)
        m_state->tables.push_back({ it.key(), it.value().toInteger() });
    return m_state->into ? m_state->into->finish() : Result<>();
}

} // namespace kikitori
