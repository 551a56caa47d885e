// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "release/releasehead.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace kikitori {

namespace {

/// One JSON object, of which every key is taken once. After the first that does not fit nothing counts.
class Taking {
public:
    explicit Taking(const QByteArray &bytes)
        : Taking(QJsonDocument::fromJson(bytes).object())
    {
    }
    explicit Taking(QJsonObject object)
        : m_left(std::move(object))
    {
    }
    QString text(const char *key)
    {
        const QJsonValue value = m_left.take(QLatin1String(key));
        m_good = m_good && value.isString();
        return value.toString();
    }
    int count(const char *key) { return int(number(key, std::numeric_limits<int>::max())); }
    qint64 number(const char *key, qint64 most = std::numeric_limits<qint64>::max())
    {
        const QJsonValue value = m_left.take(QLatin1String(key));
        const qint64 number = value.toInteger(-1);
        m_good = m_good && number >= 0 && number <= most;
        return number;
    }
    QDate day(const char *key)
    {
        const QDate day = QDate::fromString(text(key), Qt::ISODate);
        m_good = m_good && day.isValid();
        return day;
    }
    QDateTime moment(const char *key)
    {
        const QDateTime moment = QDateTime::fromString(text(key), Qt::ISODate);
        m_good = m_good && moment.isValid() && moment.timeSpec() != Qt::LocalTime;
        return moment;
    }
    std::optional<QDate> dayOrNone(const char *key)
    {
        if (m_left.value(QLatin1String(key)).isNull()) {
            m_good = m_good && m_left.contains(QLatin1String(key));
            m_left.remove(QLatin1String(key));
            return std::nullopt;
        }
        return day(key);
    }
    QJsonObject object(const char *key)
    {
        const QJsonValue value = m_left.take(QLatin1String(key));
        m_good = m_good && value.isObject();
        return value.toObject();
    }
    [[nodiscard]] bool finished() const { return m_good && m_left.isEmpty(); }

private:
    QJsonObject m_left;
    bool m_good = true;
};

QByteArray written(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QString moment(const QDateTime &at)
{
    return at.toOffsetFromUtc(at.offsetFromUtc()).toString(Qt::ISODate);
}

} // namespace

QByteArray headFrom(const Release &release)
{
    const QJsonObject proof { { QStringLiteral("protocols"), release.proof.protocols },
        { QStringLiteral("items"), release.proof.items }, { QStringLiteral("notes"), release.proof.notes },
        { QStringLiteral("steps"), release.proof.steps } };
    return written({ { QStringLiteral("pack"), release.packId }, { QStringLiteral("version"), release.version },
        { QStringLiteral("sha256"), release.hash }, { QStringLiteral("reviewed-by"), release.reviewedBy },
        { QStringLiteral("licence"), release.licence }, { QStringLiteral("reviewed-at"), moment(release.reviewedAt) },
        { QStringLiteral("released-from"), release.releasedFrom.toString(Qt::ISODate) },
        { QStringLiteral("retired-from"),
            release.retiredFrom ? QJsonValue(release.retiredFrom->toString(Qt::ISODate)) : QJsonValue() },
        { QStringLiteral("proof"), proof }, { QStringLiteral("note"), release.note } });
}

std::optional<Release> releaseFrom(const QByteArray &head)
{
    Taking taking(head);
    Release release;
    release.packId = taking.text("pack");
    release.version = taking.text("version");
    release.hash = taking.text("sha256");
    release.reviewedBy = taking.text("reviewed-by");
    release.licence = taking.text("licence");
    release.reviewedAt = taking.moment("reviewed-at");
    release.releasedFrom = taking.day("released-from");
    release.retiredFrom = taking.dayOrNone("retired-from");
    release.note = taking.text("note");
    Taking proof(taking.object("proof"));
    release.proof.protocols = proof.count("protocols");
    release.proof.items = proof.count("items");
    release.proof.notes = proof.count("notes");
    release.proof.steps = proof.number("steps");
    return taking.finished() && proof.finished() ? std::optional(release) : std::nullopt;
}

QByteArray headFrom(const Retirement &retirement)
{
    return written({ { QStringLiteral("pack"), retirement.packId }, { QStringLiteral("version"), retirement.version },
        { QStringLiteral("sha256"), retirement.hash }, { QStringLiteral("from"), retirement.from.toString(Qt::ISODate) },
        { QStringLiteral("by"), retirement.by }, { QStringLiteral("at"), moment(retirement.at) } });
}

std::optional<Retirement> retirementFrom(const QByteArray &head)
{
    Taking taking(head);
    Retirement retirement;
    retirement.packId = taking.text("pack");
    retirement.version = taking.text("version");
    retirement.hash = taking.text("sha256");
    retirement.from = taking.day("from");
    retirement.by = taking.text("by");
    retirement.at = taking.moment("at");
    return taking.finished() ? std::optional(retirement) : std::nullopt;
}

} // namespace kikitori
