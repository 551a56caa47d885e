// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "ctl/protocolrelease.h"

#include "ctl/protocolcheck.h"
#include "ctl/releasesentence.h"
#include "protocol/proof/proof.h"
#include "release/release.h"
#include "store/keys/ownersfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace kikitori {

namespace {

constexpr int kJapanMinutes = 540;
constexpr qint64 kLargestKeyFile = 64 * 1024;
constexpr qint64 kLargestPack = 64 * 1024 * 1024;

Result<QByteArray> bytesOf(const QString &path, qint64 largest)
{
    QFile file(path);
    if (!file.exists())
        return fail(Fault::FileMissing, path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > largest)
        return fail(Fault::FileUnreadable, path, file.errorString());
    return file.readAll();
}

Result<> writeForAll(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(Fault::DiskFailed, path, file.errorString());
    return {};
}

/// What was released or signed before must not be lost under a new file of the same name.
Result<> checkFree(const QString &path)
{
    if (QFileInfo::exists(path))
        return fail(Fault::BadArgument, path, QCoreApplication::translate("ctl", "is there already; nothing was changed"));
    return {};
}

Result<ReleaseKey> openKey(Context &context, const QString &path)
{
    const auto file = bytesOf(path, kLargestKeyFile);
    if (!file)
        return tl::make_unexpected(file.error());
    return ReleaseKey::unlock(
        *file, context.askPassword(QCoreApplication::translate("ctl", "Password of the key %1: ").arg(path)), path);
}

QDate dayOf(const Words &words, const char *option)
{
    return QDate::fromString(words.option(QLatin1String(option)), Qt::ISODate);
}

/// Moment with the offset of Japan: it is the doctor's day that counts.
QDateTime nowInJapan(const Context &context)
{
    return context.clock.now().toOffsetFromUtc(kJapanMinutes * 60);
}

/// The head that the words on the command line make.
Release headFrom(const Context &context, const Words &words, const PackProof &proof)
{
    Release release;
    release.reviewedBy = words.option(QStringLiteral("doctor")).trimmed();
    release.licence = words.option(QStringLiteral("licence")).trimmed();
    release.reviewedAt = nowInJapan(context);
    release.releasedFrom = dayOf(words, "from");
    if (words.has(QStringLiteral("until")))
        release.retiredFrom = dayOf(words, "until").addDays(1);
    release.proof = { proof.protocols, proof.items, proof.count(Severity::Note), proof.steps };
    release.note = words.option(QStringLiteral("note"));
    return release;
}

Result<> checkSample(const Pack &pack, const Words &words)
{
    if (!pack.sample || words.has(QStringLiteral("as-sample")))
        return {};
    return fail(Fault::BadArgument, pack.id,
        QCoreApplication::translate("ctl",
            "says sample: true. Nothing was released. Write sample: false into pack.yaml once it is to be worked with, or "
            "release it as a sample with --as-sample"));
}

} // namespace

int protocolKey(Context &context, const Words &words)
{
    const QString name = words.at(1).trimmed();
    const QString out = words.option(QStringLiteral("out"));
    if (words.count() != 2 || name.isEmpty() || out.isEmpty())
        return context.usage(QStringLiteral("protocol key NAME --out FILE"));
    const auto password = checkFree(out).and_then([&] { return context.askNewPassword(name); });
    if (!password)
        return context.failed(password.error());
    const ReleaseKey key = ReleaseKey::make();
    const auto written = key.locked(*password).and_then([&](const QByteArray &file) { return writeForOwner(out, file); });
    if (!written)
        return context.failed(written.error());
    context.err << QCoreApplication::translate("ctl",
        "The key is in %1, locked with the password. Keep it with the doctor. This line belongs into releasers.yaml of every "
        "desk, under \"releasers:\":")
                       .arg(out)
                << Qt::endl;
    context.out << releaserLine(name, key.publicHalf()) << Qt::endl;
    return ExitCode::Done;
}

int protocolRelease(Context &context, const Words &words)
{
    const QString keyFile = words.option(QStringLiteral("key"));
    const bool days = dayOf(words, "from").isValid() && (!words.has(QStringLiteral("until")) || dayOf(words, "until").isValid());
    if (words.count() != 2 || keyFile.isEmpty() || words.option(QStringLiteral("doctor")).isEmpty() || !days)
        return context.usage(
            QStringLiteral("protocol release FOLDER --key FILE --doctor NAME --from YYYY-MM-DD [--until YYYY-MM-DD] "
                           "[--licence TEXT] [--note TEXT] [--as-sample] [--out FILE.kpack]"));
    const auto read = readPackWithPlaces(words.at(1));
    if (!read)
        return context.failed(read.error());
    const PackProof proof = provePack(*read);
    if (!read->refused.empty() || proof.count(Severity::Error) > 0) {
        (void)protocolCheck(context, words); // prints what is wrong, with its place
        context.err << QCoreApplication::translate("ctl", "Nothing was released: the proof fails.") << Qt::endl;
        return ExitCode::Failed;
    }
    const Pack &pack = read->pack;
    const QString out = words.option(QStringLiteral("out"), fileStem(pack.id, pack.version) + QLatin1String(".kpack"));
    if (const auto ready = checkSample(pack, words).and_then([&] { return checkFree(out); }); !ready)
        return context.failed(ready.error());
    const auto written = openKey(context, keyFile)
                             .and_then([&](const ReleaseKey &key) { return seal(pack, headFrom(context, words, proof), key); })
                             .and_then([&](const QByteArray &bytes) { return writeForAll(out, bytes); });
    if (!written)
        return context.failed(written.error());
    context.out << QCoreApplication::translate("ctl", "%1: %2 %3 holds from %4 on; %5 protocols, %6 items, SHA-256 %7")
                       .arg(out, pack.name, pack.version, dayOf(words, "from").toString(Qt::ISODate))
                       .arg(proof.protocols)
                       .arg(proof.items)
                       .arg(pack.hash)
                << Qt::endl;
    return ExitCode::Done;
}

int protocolRetire(Context &context, const Words &words)
{
    const QString path = words.at(1);
    const QString keyFile = words.option(QStringLiteral("key"));
    const QDate from = dayOf(words, "from");
    if (words.count() != 2 || keyFile.isEmpty() || !from.isValid())
        return context.usage(QStringLiteral("protocol retire FILE.kpack --key FILE --from YYYY-MM-DD [--doctor NAME]"));
    const auto bytes = bytesOf(path, kLargestPack);
    if (!bytes)
        return context.failed(bytes.error());
    const auto sealed = readSealed(*bytes);
    if (!sealed) {
        context.err << sentenceFor(sealed.error(), path) << Qt::endl;
        return ExitCode::Failed;
    }
    const Release &release = sealed->release;
    const auto key = openKey(context, keyFile);
    if (!key)
        return context.failed(key.error());
    const QString by = words.option(QStringLiteral("doctor"), key->publicHalf() == sealed->key ? release.reviewedBy : QString());
    if (by.isEmpty())
        return context.failed({ Fault::BadArgument, QStringLiteral("--doctor"),
            QCoreApplication::translate("ctl", "say who retires another doctor's release") });
    const QFileInfo file(path);
    const QString out = file.dir().filePath(file.completeBaseName() + QLatin1String(".retired"));
    const auto written = sealRetirement({ release.packId, release.version, release.hash, from, by, nowInJapan(context) }, *key)
                             .and_then([&](const QByteArray &notice) { return writeForAll(out, notice); });
    if (!written)
        return context.failed(written.error());
    context.out << QCoreApplication::translate(
        "ctl", "%1: %2 %3 is not used any more from %4 on. Put it beside the pack on every desk.")
                       .arg(out, release.packId, release.version, from.toString(Qt::ISODate))
                << Qt::endl;
    return ExitCode::Done;
}

} // namespace kikitori
