// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "release/release.h"

#include "protocol/reading/packbytes.h"
#include "release/envelope.h"
#include "release/releasehead.h"
#include "release/versionstate.h"

#include <QtEndian>

#include <algorithm>

namespace kikitori {

namespace {

constexpr char kPackMark[] = "KKTRSEAL";
constexpr char kRetiredMark[] = "KKTRENDS";
constexpr qsizetype kLengthSize = sizeof(quint32);

tl::unexpected<ReleaseRefusal> refused(Refused why, const QString &detail = {})
{
    return tl::make_unexpected(ReleaseRefusal { why, detail });
}

tl::unexpected<Error> bad(const char *what, const char *why)
{
    return fail(Fault::BadArgument, QLatin1String(what), QLatin1String(why));
}

tl::expected<SealedPack, ReleaseRefusal> readLetter(const Letter &letter)
{
    if (letter.content.size() < kLengthSize)
        return refused(Refused::Damaged, QStringLiteral("no head"));
    const qsizetype size = qFromLittleEndian<quint32>(letter.content.constData());
    if (size > letter.content.size() - kLengthSize)
        return refused(Refused::Damaged, QStringLiteral("no head"));
    const auto release = releaseFrom(letter.content.mid(kLengthSize, size));
    if (!release)
        return refused(Refused::Damaged, QStringLiteral("the head cannot be read"));
    auto pack = packFromBytes(letter.content.mid(kLengthSize + size));
    if (!pack)
        return refused(pack.error().fault == Fault::ReleaseNewer ? Refused::NewerForm : Refused::Damaged, pack.error().detail);
    if (pack->id != release->packId || pack->version != release->version || pack->hash != release->hash)
        return refused(Refused::Damaged, QStringLiteral("the head speaks of another pack"));
    return SealedPack { *release, std::move(*pack), letter.key };
}

} // namespace

Result<QByteArray> seal(const Pack &pack, Release release, const ReleaseKey &key)
{
    if (pack.id.isEmpty() || pack.version.isEmpty() || pack.hash.isEmpty())
        return bad("pack", "a pack is released with id, version and hash");
    if (release.reviewedBy.trimmed().isEmpty() || !release.reviewedAt.isValid())
        return bad("reviewed-by", "who reviewed it, and when");
    if (!release.releasedFrom.isValid())
        return bad("released-from", "the day from which it holds");
    if (release.retiredFrom && !(*release.retiredFrom > release.releasedFrom))
        return bad("retired-from", "a day after the one from which it holds");
    release.packId = pack.id;
    release.version = pack.version;
    release.hash = pack.hash;
    const QByteArray head = headFrom(release);
    QByteArray content(kLengthSize, '\0');
    qToLittleEndian<quint32>(quint32(head.size()), content.data());
    return sealEnvelope(kPackMark, content + head + packBytes(pack), key);
}

tl::expected<SealedPack, ReleaseRefusal> readSealed(const QByteArray &bytes)
{
    return openEnvelope(kPackMark, bytes).and_then(readLetter);
}

bool trusts(const std::vector<Releaser> &releasers, const QByteArray &key, QDate day)
{
    return std::any_of(releasers.begin(), releasers.end(),
        [&](const Releaser &releaser) { return releaser.key == key && (!releaser.until || day <= *releaser.until); });
}

std::optional<QDate> endOf(const Release &release, const std::vector<Retirement> &retirements)
{
    std::optional<QDate> end = release.retiredFrom;
    for (const Retirement &notice : retirements) {
        const bool meant = notice.packId == release.packId && notice.version == release.version && notice.hash == release.hash;
        if (meant && (!end || notice.from < *end))
            end = notice.from;
    }
    return end;
}

tl::expected<SealedPack, ReleaseRefusal> openSealed(
    const QByteArray &bytes, const std::vector<Releaser> &releasers, const std::vector<Retirement> &retirements, QDate today)
{
    auto sealed = readSealed(bytes);
    if (!sealed)
        return sealed;
    const Release &release = sealed->release;
    if (!trusts(releasers, sealed->key, release.reviewedAt.date()))
        return refused(Refused::UnknownReleaser);
    const std::optional<QDate> end = endOf(release, retirements);
    const VersionState state = stateOf({ true, true, release.releasedFrom, end }, today);
    if (state == VersionState::Retired)
        return refused(Refused::Retired, end->toString(Qt::ISODate));
    if (state != VersionState::Released)
        return refused(Refused::NotYetInForce, release.releasedFrom.toString(Qt::ISODate));
    return sealed;
}

Result<QByteArray> sealRetirement(const Retirement &retirement, const ReleaseKey &key)
{
    if (!retirement.from.isValid() || !retirement.at.isValid())
        return bad("from", "the day from which it is not used any more");
    return sealEnvelope(kRetiredMark, headFrom(retirement), key);
}

tl::expected<Retirement, ReleaseRefusal> openRetirement(const QByteArray &bytes, const std::vector<Releaser> &releasers)
{
    const auto letter = openEnvelope(kRetiredMark, bytes);
    if (!letter)
        return tl::make_unexpected(letter.error());
    const auto retirement = retirementFrom(letter->content);
    if (!retirement)
        return refused(Refused::Damaged, QStringLiteral("the notice cannot be read"));
    if (!trusts(releasers, letter->key, retirement->at.date()))
        return refused(Refused::UnknownReleaser);
    return *retirement;
}

QString fileStem(const QString &packId, const QString &version)
{
    QString stem = packId + QLatin1Char('-') + version;
    for (QChar &letter : stem) {
        if (!letter.isLetterOrNumber() && letter != QLatin1Char('.') && letter != QLatin1Char('_'))
            letter = QLatin1Char('-');
    }
    return stem;
}

} // namespace kikitori
