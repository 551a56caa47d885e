// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/reading/yamlfile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QStringDecoder>

#include <algorithm>

namespace kikitori {

namespace {

constexpr qint64 largestFile = 8 * 1024 * 1024; // as YamlMap::read

/// YAML parsers put a replacement mark for broken bytes; a line with a hole in it must not be read to a caller.
Result<> checkEncoding(const QString &name, const QByteArray &bytes)
{
    const QList<QByteArray> lines = bytes.split('\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        const QString line = decoder.decode(lines.at(i));
        if (decoder.hasError() || line.contains(QChar::ReplacementCharacter)) {
            const int column = int(std::max<qsizetype>(0, line.indexOf(QChar::ReplacementCharacter))) + 1;
            return fail(Fault::YamlContent, name, QStringLiteral("not valid UTF-8"), int(i) + 1, column);
        }
    }
    return {};
}

tl::unexpected<Error> tooLarge(const QString &name)
{
    return fail(Fault::FileUnreadable, name, QStringLiteral("larger than 8 MB"));
}

} // namespace

Result<QMap<QString, QByteArray>> yamlFilesIn(const QString &folder)
{
    const QDir dir(folder);
    if (!dir.exists())
        return fail(Fault::FileMissing, folder);
    QMap<QString, QByteArray> files;
    for (const QString &name : dir.entryList({ QStringLiteral("*.yaml") }, QDir::Files)) {
        QFile file(dir.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            return fail(Fault::FileUnreadable, name, file.errorString());
        if (file.size() > largestFile)
            return tooLarge(name);
        files.insert(name, file.readAll());
    }
    return files;
}

Result<YamlMap> openYaml(const QString &name, const QByteArray &bytes)
{
    if (bytes.size() > largestFile)
        return tooLarge(name);
    if (auto encoding = checkEncoding(name, bytes); !encoding)
        return tl::make_unexpected(encoding.error());
    return YamlMap::parse(bytes, name);
}

QString spokenText(YamlMap &map, const char *key)
{
    const QString text = map.text(key).trimmed();
    if (text.isEmpty())
        map.refuse(key, QStringLiteral("\"%1\" must not be blank").arg(QLatin1String(key)));
    return text;
}

bool isCode(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^[a-z0-9][a-z0-9._-]*\\z"));
    return form.match(text).hasMatch();
}

QString uniqueCode(YamlMap &map, const char *key, QSet<QString> &used)
{
    const QString code = map.text(key);
    if (!isCode(code))
        map.refuse(key, QStringLiteral("\"%1\" must be of a-z, 0-9, '.', '-', '_'").arg(QLatin1String(key)));
    else if (used.contains(code))
        map.refuse(key, QStringLiteral("%1 \"%2\" stands twice").arg(QLatin1String(key), code));
    used.insert(code);
    return code;
}

QString hashOfFiles(const QMap<QString, QByteArray> &files)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (auto it = files.begin(); it != files.end(); ++it) {
        // The length keeps the end of one file from passing for the start of the next.
        hash.addData(it.key().toUtf8() + '\0' + QByteArray::number(it.value().size()) + '\0');
        hash.addData(it.value());
    }
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace kikitori
