// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "release/releasers.h"

#include "base/yamlmap.h"

#include <QFileInfo>

#include <algorithm>

namespace kikitori {

namespace {

constexpr qsizetype kKeySize = 32;

Releaser readReleaser(YamlMap &map)
{
    Releaser releaser;
    releaser.name = map.text("name").trimmed();
    if (releaser.name.isEmpty())
        map.refuse("name", QStringLiteral("\"name\" must not be blank"));
    const auto key = QByteArray::fromBase64Encoding(map.text("key").toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!key || (*key).size() != kKeySize)
        map.refuse("key", QStringLiteral("\"key\" must be the 44 characters that \"protocol key\" printed"));
    else
        releaser.key = *key;
    if (map.has("until")) {
        releaser.until = QDate::fromString(map.text("until"), Qt::ISODate);
        if (!releaser.until->isValid())
            map.refuse("until", QStringLiteral("\"until\" must be a day as 2026-12-01"));
    }
    return releaser;
}

} // namespace

Result<std::vector<Releaser>> readReleasers(const QString &path)
{
    std::vector<Releaser> releasers;
    if (!QFileInfo::exists(path))
        return releasers;
    auto top = YamlMap::read(path);
    if (!top)
        return tl::make_unexpected(top.error());
    for (YamlMap &entry : top->maps("releasers")) {
        Releaser releaser = readReleaser(entry);
        const auto same = [&](const Releaser &other) { return other.key == releaser.key; };
        if (std::any_of(releasers.begin(), releasers.end(), same))
            entry.refuse("key", QStringLiteral("this key stands twice"));
        releasers.push_back(std::move(releaser));
    }
    if (!top->has("releasers"))
        top->refuse(nullptr, QStringLiteral("\"releasers\" is missing"));
    if (const auto ok = top->finish(); !ok)
        return tl::make_unexpected(ok.error());
    return releasers;
}

QString releaserLine(const QString &name, const QByteArray &key)
{
    QString quoted = name;
    quoted.replace(QLatin1Char('\\'), QLatin1String("\\\\")).replace(QLatin1Char('"'), QLatin1String("\\\""));
    return QStringLiteral("  - { name: \"%1\", key: \"%2\" }").arg(quoted, QString::fromLatin1(key.toBase64()));
}

} // namespace kikitori
