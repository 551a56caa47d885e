// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "release/envelope.h"

#include <QtEndian>

namespace kikitori {

namespace {

constexpr quint32 kForm = 1;
constexpr qsizetype kMarkSize = 8;
constexpr qsizetype kKeySize = 32;
constexpr qsizetype kSignatureSize = 64;
constexpr qsizetype kHeadSize = kMarkSize + 4 + kKeySize + 4;

void append(QByteArray &bytes, quint32 value)
{
    const quint32 little = qToLittleEndian(value);
    bytes.append(reinterpret_cast<const char *>(&little), sizeof(little));
}

quint32 numberAt(const QByteArray &bytes, qsizetype at)
{
    return qFromLittleEndian<quint32>(bytes.constData() + at);
}

tl::unexpected<ReleaseRefusal> refused(Refused why, const QString &detail = {})
{
    return tl::make_unexpected(ReleaseRefusal { why, detail });
}

} // namespace

QByteArray sealEnvelope(const char *mark, const QByteArray &content, const ReleaseKey &key)
{
    QByteArray bytes(mark, kMarkSize);
    append(bytes, kForm);
    bytes += key.publicHalf();
    append(bytes, quint32(content.size()));
    bytes += content;
    return bytes + key.sign(bytes);
}

tl::expected<Letter, ReleaseRefusal> openEnvelope(const char *mark, const QByteArray &bytes)
{
    if (bytes.size() < kHeadSize + kSignatureSize || !bytes.startsWith(QByteArrayView(mark, kMarkSize)))
        return refused(Refused::Damaged, QStringLiteral("not such a file, or only its beginning"));
    const quint32 form = numberAt(bytes, kMarkSize);
    if (form > kForm)
        return refused(Refused::NewerForm, QStringLiteral("form %1; this program reads %2").arg(form).arg(kForm));
    const qsizetype size = numberAt(bytes, kHeadSize - 4);
    if (form != kForm || size != bytes.size() - kHeadSize - kSignatureSize)
        return refused(Refused::Damaged, QStringLiteral("its length is not what it says"));
    const QByteArray key = bytes.mid(kMarkSize + 4, kKeySize);
    if (!ReleaseKey::fits(QByteArrayView(bytes).chopped(kSignatureSize), bytes.last(kSignatureSize), key))
        return refused(Refused::ChangedAfterSealing);
    return Letter { key, bytes.mid(kHeadSize, size) };
}

Error errorOf(const ReleaseRefusal &refusal, const QString &name)
{
    switch (refusal.why) {
    case Refused::Damaged:
        return { Fault::FileUnreadable, name, QStringLiteral("damaged: ") + refusal.detail };
    case Refused::ChangedAfterSealing:
        return { Fault::SealBroken, name, {} };
    case Refused::UnknownReleaser:
        return { Fault::ReleaserUnknown, name, {} };
    case Refused::NotYetInForce:
        return { Fault::ReleaseNotYet, name, refusal.detail };
    case Refused::Retired:
        return { Fault::ReleaseRetired, name, refusal.detail };
    case Refused::NewerForm:
        return { Fault::ReleaseNewer, name, refusal.detail };
    }
    return {};
}

} // namespace kikitori
