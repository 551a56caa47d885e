// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/keeping/exportsink.h"

#include "store/keeping/durable.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

namespace kikitori {

namespace {
tl::unexpected<Error> unwritten(const QFile &file)
{
    const bool full = file.error() == QFileDevice::ResourceError;
    return fail(full ? Fault::DiskFull : Fault::DiskFailed, file.fileName(), file.errorString());
}

class PlainFolder final : public ExportSink {
public:
    PlainFolder(QDir folder, bool isNew)
        : m_folder(std::move(folder))
        , m_isNew(isNew)
    {
    }
    ~PlainFolder() override
    {
        if (m_finished)
            return;
        m_file.close();
        for (const QString &name : m_names)
            m_folder.remove(name);
        if (m_isNew)
            m_folder.rmdir(m_folder.absolutePath());
    }
    Result<> begin(const QString &name) override
    {
        // A name comes from a file that somebody sent: it must not lead anywhere else.
        static const QRegularExpression plain(QStringLiteral("\\A[a-z_]{1,40}\\.(csv|jsonl|json)\\z"));
        if (!plain.match(name).hasMatch())
            return fail(Fault::SealBroken, {}, QStringLiteral("a file has a name that no export has"));
        m_file.setFileName(m_folder.absoluteFilePath(name));
        if (!m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
            return unwritten(m_file);
        m_names << name;
        m_file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        return {};
    }
    Result<> write(const QByteArray &bytes) override
    {
        return m_file.write(bytes) == bytes.size() ? Result<>() : unwritten(m_file);
    }
    Result<> end() override
    {
        if (!m_file.flush())
            return unwritten(m_file);
        m_file.close();
        return fileToDisk(m_file.fileName());
    }
    Result<> finish() override
    {
        m_finished = true;
        return {};
    }

private:
    QDir m_folder;
    QFile m_file;
    QStringList m_names;
    bool m_isNew;
    bool m_finished = false;
};
}

Result<std::unique_ptr<ExportSink>> plainFolder(const QString &folder)
{
    const QDir there(folder);
    if (folder.isEmpty() || (there.exists() && !there.isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)))
        return fail(Fault::BadArgument, folder, QStringLiteral("the folder is not empty"));
    const bool isNew = !there.exists();
    if (!there.mkpath(QStringLiteral(".")))
        return fail(Fault::FileUnreadable, folder, QStringLiteral("the folder cannot be made"));
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return std::make_unique<PlainFolder>(there, isNew);
}

} // namespace kikitori
