// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "ctl/protocolrelease.h"

#include "base/localday.h"
#include "ctl/releasesentence.h"
#include "protocol/proof/proof.h"
#include "release/release.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace kikitori {

namespace {

constexpr int kJapanMinutes = 540;
constexpr qint64 kLargestPack = 64 * 1024 * 1024;
constexpr qsizetype kKeyLetters = 16; ///< of the public half: enough to compare by telephone

/// What is known of a pack, sealed or not.
struct Shown {
    Pack pack;
    VersionState state = VersionState::Draft;
    std::optional<SealedPack> sealed;
    QString releaser; ///< as releasers.yaml names the key; empty when it does not
    std::optional<Retirement> notice;
    std::optional<ReleaseRefusal> refused; ///< what this desk says today
};

QString day(QDate date)
{
    return date.toString(Qt::ISODate);
}

QJsonObject jsonOf(const Release &release)
{
    return { { QStringLiteral("reviewedBy"), release.reviewedBy }, { QStringLiteral("licence"), release.licence },
        { QStringLiteral("reviewedAt"), release.reviewedAt.toString(Qt::ISODate) },
        { QStringLiteral("releasedFrom"), day(release.releasedFrom) },
        { QStringLiteral("retiredFrom"), release.retiredFrom ? QJsonValue(day(*release.retiredFrom)) : QJsonValue() },
        { QStringLiteral("note"), release.note },
        { QStringLiteral("proof"),
            QJsonObject { { QStringLiteral("protocols"), release.proof.protocols },
                { QStringLiteral("items"), release.proof.items }, { QStringLiteral("notes"), release.proof.notes },
                { QStringLiteral("steps"), release.proof.steps } } } };
}

QJsonObject jsonOf(const Shown &shown)
{
    QJsonObject object { { QStringLiteral("state"), codeOf(shown.state) }, { QStringLiteral("pack"), shown.pack.id },
        { QStringLiteral("name"), shown.pack.name }, { QStringLiteral("version"), shown.pack.version },
        { QStringLiteral("sha256"), shown.pack.hash }, { QStringLiteral("sample"), shown.pack.sample },
        { QStringLiteral("protocols"), int(shown.pack.protocols.size()) } };
    if (shown.sealed) {
        object.insert(QStringLiteral("release"), jsonOf(shown.sealed->release));
        object.insert(QStringLiteral("key"), QString::fromLatin1(shown.sealed->key.toBase64()));
        object.insert(QStringLiteral("releaser"), shown.releaser);
        object.insert(QStringLiteral("refused"), shown.refused ? QJsonValue(codeOf(shown.refused->why)) : QJsonValue());
    }
    if (shown.notice)
        object.insert(QStringLiteral("retired"),
            QJsonObject { { QStringLiteral("by"), shown.notice->by }, { QStringLiteral("from"), day(shown.notice->from) } });
    return object;
}

void line(QTextStream &out, const QString &name, const QString &value)
{
    if (!value.isEmpty())
        out << name << '\t' << value << '\n';
}

void printSealed(QTextStream &out, const Shown &shown, const QString &path)
{
    const Release &release = shown.sealed->release;
    line(out, QCoreApplication::translate("ctl", "reviewed by"),
        QStringList { release.reviewedBy, release.licence }.join(u' ').trimmed());
    line(out, QCoreApplication::translate("ctl", "reviewed at"), release.reviewedAt.toString(Qt::ISODate));
    line(out, QCoreApplication::translate("ctl", "holds from"), day(release.releasedFrom));
    line(out, QCoreApplication::translate("ctl", "retired from"), release.retiredFrom ? day(*release.retiredFrom) : QString());
    if (shown.notice)
        line(out, QCoreApplication::translate("ctl", "retired by notice"),
            QStringLiteral("%1 %2").arg(day(shown.notice->from), shown.notice->by));
    line(out, QCoreApplication::translate("ctl", "proof"),
        QCoreApplication::translate("ctl", "%1 protocols, %2 items, %3 notes, %4 steps")
            .arg(release.proof.protocols)
            .arg(release.proof.items)
            .arg(release.proof.notes)
            .arg(release.proof.steps));
    line(out, QCoreApplication::translate("ctl", "note"), release.note);
    const QString key = QString::fromLatin1(shown.sealed->key.toBase64()).left(kKeyLetters);
    line(out, QCoreApplication::translate("ctl", "key"), QStringList { key, shown.releaser }.join(u' ').trimmed());
    line(out, QCoreApplication::translate("ctl", "this desk"),
        shown.refused ? sentenceFor(*shown.refused, path) : QCoreApplication::translate("ctl", "takes it"));
}

void print(QTextStream &out, const Shown &shown, const QString &path)
{
    line(out, QCoreApplication::translate("ctl", "pack"), shown.pack.id);
    line(out, QCoreApplication::translate("ctl", "name"), shown.pack.name);
    line(out, QCoreApplication::translate("ctl", "version"), shown.pack.version);
    line(out, QCoreApplication::translate("ctl", "state"), wordFor(shown.state));
    line(out, QStringLiteral("SHA-256"), shown.pack.hash);
    line(out, QCoreApplication::translate("ctl", "sample"), shown.pack.sample ? shown.pack.notice : QString());
    if (shown.sealed)
        printSealed(out, shown, path);
    out << Qt::flush;
}

Result<Shown> showFolder(const QString &path)
{
    auto read = readPackWithPlaces(path);
    if (!read)
        return tl::make_unexpected(read.error());
    Shown shown;
    const bool proved = read->refused.empty() && provePack(*read).count(Severity::Error) == 0;
    shown.state = stateOf({ proved, false, {}, {} }, {});
    shown.pack = std::move(read->pack);
    return shown;
}

/// The notice beside the file, when it is good and speaks of this version.
std::optional<Retirement> noticeBeside(const QString &path, const Release &release, const std::vector<Releaser> &releasers)
{
    const QFileInfo pack(path);
    QFile file(pack.dir().filePath(pack.completeBaseName() + QLatin1String(".retired")));
    if (file.size() > kLargestPack || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const auto notice = openRetirement(file.readAll(), releasers);
    return notice && notice->hash == release.hash ? std::optional(*notice) : std::nullopt;
}

tl::expected<Shown, ReleaseRefusal> showFile(
    const QByteArray &bytes, const QString &path, const std::vector<Releaser> &releasers, QDate today)
{
    auto sealed = readSealed(bytes);
    if (!sealed)
        return tl::make_unexpected(sealed.error());
    Shown shown;
    shown.pack = std::move(sealed->pack);
    sealed->pack = {};
    shown.notice = noticeBeside(path, sealed->release, releasers);
    const std::vector<Retirement> notices = shown.notice ? std::vector { *shown.notice } : std::vector<Retirement>();
    const auto known =
        std::find_if(releasers.begin(), releasers.end(), [&](const Releaser &one) { return one.key == sealed->key; });
    if (known != releasers.end())
        shown.releaser = known->name;
    if (const auto opened = openSealed(bytes, releasers, notices, today); !opened)
        shown.refused = opened.error();
    shown.state = stateOf({ true, true, sealed->release.releasedFrom, endOf(sealed->release, notices) }, today);
    shown.sealed = std::move(*sealed);
    return shown;
}

int print(Context &context, const Words &words, const Shown &shown)
{
    if (words.has(QStringLiteral("json")))
        context.out << QJsonDocument(jsonOf(shown)).toJson(QJsonDocument::Compact) << Qt::endl;
    else
        print(context.out, shown, words.at(1));
    return ExitCode::Done;
}

} // namespace

int protocolShow(Context &context, const Words &words)
{
    if (words.count() != 2)
        return context.usage(QStringLiteral("protocol show FILE|FOLDER [--json]"));
    const QString path = words.at(1);
    if (QFileInfo(path).isDir()) {
        const auto shown = showFolder(path);
        return shown ? print(context, words, *shown) : context.failed(shown.error());
    }
    QFile file(path);
    if (!file.exists())
        return context.failed({ Fault::FileMissing, path, {} });
    if (!file.open(QIODevice::ReadOnly) || file.size() > kLargestPack)
        return context.failed({ Fault::FileUnreadable, path, file.errorString() });
    const auto releasers = readReleasers(context.home.folder() + QLatin1String("/releasers.yaml"));
    if (!releasers)
        return context.failed(releasers.error());
    const auto shown = showFile(file.readAll(), path, *releasers, dayAt(context.clock.now(), kJapanMinutes));
    if (shown)
        return print(context, words, *shown);
    context.err << sentenceFor(shown.error(), path) << Qt::endl;
    return ExitCode::Failed;
}

} // namespace kikitori
