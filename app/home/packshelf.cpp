// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "home/packshelf.h"

#include "protocol/reading/packbytes.h"
#include "protocol/reading/packreader.h"
#include "release/release.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>
#include <array>

namespace kikitori {

namespace {

constexpr qint64 kLargestFile = 64 * 1024 * 1024;
constexpr qsizetype kHashSize = 64; // SHA-256 in hex

constexpr char kSealedEnding[] = ".kpack";
constexpr char kCompactEnding[] = ".pack";

Result<QByteArray> bytesOf(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return fail(Fault::FileMissing, path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Fault::FileUnreadable, path, file.errorString());
    if (file.size() > kLargestFile)
        return fail(Fault::FileUnreadable, path, QStringLiteral("larger than 64 MB"));
    return file.readAll();
}

QStringList pathsIn(const QString &folder, const char *ending)
{
    const QDir dir(folder);
    QStringList paths;
    for (const QString &name : dir.entryList({ QLatin1Char('*') + QLatin1String(ending) }, QDir::Files, QDir::Name))
        paths << dir.filePath(name);
    return paths;
}

/// Nothing but a hash may become the name of a file.
bool isHash(const QString &hash)
{
    const auto hex = [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); };
    return hash.size() == kHashSize && std::all_of(hash.begin(), hash.end(), hex);
}

Result<Pack> sealedPackIn(const QString &path)
{
    return bytesOf(path).and_then([&path](const QByteArray &bytes) -> Result<Pack> {
        auto sealed = readSealed(bytes);
        if (!sealed)
            return tl::make_unexpected(errorOf(sealed.error(), path));
        return std::move(sealed->pack);
    });
}

Result<Pack> compactPackIn(const QString &path)
{
    return bytesOf(path).and_then([&path](const QByteArray &bytes) { return packFromBytes(bytes, path); });
}

} // namespace

/// What is known on the way to a choice.
struct PackShelf::Choice {
    QDate today;
    std::vector<Releaser> releasers;
    std::vector<Retirement> retirements;
    QHash<QString, SealedPack> sealed; ///< the best so far, by pack id
    ChosenPacks chosen;
    std::vector<Error> idle; ///< sealed and good, not for this day

    void readNotices(const QString &folder)
    {
        for (const QString &path : pathsIn(folder, ".retired")) {
            const auto bytes = bytesOf(path);
            if (!bytes) {
                chosen.refused.push_back(bytes.error());
                continue;
            }
            if (auto notice = openRetirement(*bytes, releasers))
                retirements.push_back(std::move(*notice));
            else
                chosen.refused.push_back(errorOf(notice.error(), path));
        }
    }
    void offer(SealedPack pack)
    {
        const auto rank = [](const SealedPack &one) { return std::make_pair(one.release.releasedFrom, one.release.reviewedAt); };
        const auto best = sealed.constFind(pack.release.packId);
        if (best == sealed.cend() || rank(*best) < rank(pack))
            sealed.insert(pack.release.packId, std::move(pack));
    }
};

PackShelf::PackShelf(QString home, QString folder)
    : m_home(std::move(home))
    , m_folder(std::move(folder))
{
}

Result<ChosenPacks> PackShelf::choose(const QStringList &wanted, QDate today) const
{
    Choice choice;
    choice.today = today;
    std::vector<Error> &refused = choice.chosen.refused;
    if (auto releasers = readReleasers(m_home + QLatin1String("/releasers.yaml")))
        choice.releasers = std::move(*releasers);
    else
        refused.push_back(releasers.error());
    choice.readNotices(m_folder);
    const size_t before = refused.size();
    chooseSealed(m_folder, choice);
    if (refused.size() > before) {
        // Of what lies aside only the good counts: what is wrong there is no news.
        Choice aside = choice;
        chooseSealed(m_home + QLatin1String("/protocols-kept"), aside);
        choice.sealed = std::move(aside.sealed);
    }
    for (SealedPack &sealed : choice.sealed)
        choice.chosen.packs.insert(sealed.release.packId, std::move(sealed.pack));
    chooseSamples(choice);
    for (const QString &id : wanted) {
        if (choice.chosen.packs.contains(id))
            continue;
        for (const auto *errors : { &refused, &choice.idle }) {
            if (!errors->empty())
                return tl::make_unexpected(errors->front());
        }
        return fail(Fault::FileMissing, m_folder + QLatin1Char('/') + id);
    }
    return std::move(choice.chosen);
}

void PackShelf::chooseSealed(const QString &folder, Choice &choice) const
{
    for (const QString &path : pathsIn(folder, kSealedEnding)) {
        const auto bytes = bytesOf(path);
        if (!bytes) {
            choice.chosen.refused.push_back(bytes.error());
            continue;
        }
        auto opened = openSealed(*bytes, choice.releasers, choice.retirements, choice.today);
        if (opened) {
            choice.offer(std::move(*opened));
            continue;
        }
        const Refused why = opened.error().why;
        auto &where = why == Refused::NotYetInForce || why == Refused::Retired ? choice.idle : choice.chosen.refused;
        where.push_back(errorOf(opened.error(), path));
    }
}

void PackShelf::chooseSamples(Choice &choice) const
{
    const QDir dir(m_folder);
    for (const QString &name : dir.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        auto pack = readPack(dir.filePath(name));
        if (!pack)
            choice.chosen.refused.push_back(pack.error());
        else if (!pack->sample)
            choice.chosen.refused.push_back({ Fault::YamlContent, dir.filePath(name + QLatin1String("/pack.yaml")),
                QStringLiteral("not a sample, and not released: a doctor must seal it (kikitorictl protocol release)") });
        else if (!choice.sealed.contains(pack->id))
            choice.chosen.packs.insert(pack->id, std::move(*pack));
    }
}

QString PackShelf::keptPath(const QString &hash, const char *ending) const
{
    return m_home + QLatin1String("/protocols-kept/") + hash + QLatin1String(ending);
}

/// The file that the pack with this hash came sealed in; empty when it did not.
QByteArray PackShelf::sealedBytes(const QString &hash) const
{
    for (const QString &path : pathsIn(m_folder, kSealedEnding)) {
        const auto bytes = bytesOf(path);
        const auto sealed = bytes ? readSealed(*bytes) : tl::make_unexpected(ReleaseRefusal {});
        if (sealed && sealed->release.hash == hash)
            return *bytes;
    }
    return {};
}

Result<> PackShelf::keep(const Pack &pack) const
{
    if (!isHash(pack.hash))
        return fail(Fault::BadArgument, QStringLiteral("hash"), QStringLiteral("not that of a pack"));
    for (const char *ending : { kSealedEnding, kCompactEnding, "" }) {
        if (QFileInfo::exists(keptPath(pack.hash, ending)))
            return {};
    }
    const QByteArray sealed = sealedBytes(pack.hash);
    QSaveFile file(keptPath(pack.hash, sealed.isEmpty() ? kCompactEnding : kSealedEnding));
    if (!QDir().mkpath(QFileInfo(file.fileName()).path()) || !file.open(QIODevice::WriteOnly))
        return fail(Fault::DiskFailed, file.fileName(), file.errorString());
    file.write(sealed.isEmpty() ? packBytes(pack) : sealed);
    if (!file.commit())
        return fail(file.error() == QFileDevice::ResourceError ? Fault::DiskFull : Fault::DiskFailed, file.fileName(),
            file.errorString());
    return {};
}

Result<Pack> PackShelf::kept(const QString &hash) const
{
    std::optional<Error> first;
    if (!isHash(hash))
        return fail(Fault::FileMissing, hash);
    // The folder is how versions were laid aside before there was a compact form.
    const std::array readers { std::pair(kSealedEnding, &sealedPackIn), std::pair(kCompactEnding, &compactPackIn),
        std::pair("", static_cast<Result<Pack> (*)(const QString &)>(&readPack)) };
    for (const auto &[ending, read] : readers) {
        const QString path = keptPath(hash, ending);
        if (!QFileInfo::exists(path))
            continue;
        auto pack = read(path);
        if (pack && pack->hash == hash)
            return pack;
        if (!first)
            first = pack ? Error { Fault::SealBroken, path, {} } : pack.error();
    }
    return tl::make_unexpected(first.value_or(Error { Fault::FileMissing, keptPath(hash, ""), {} }));
}

} // namespace kikitori
