// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/keys/tries.h"

#include "store/keys/ownersfile.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>

#include <algorithm>

namespace kikitori {

namespace {
constexpr char kFormat[] = "kikitori-tries";
constexpr qint64 kLargestFile = 1024 * 1024;
// Longer than two derivations on a busy machine; a lock that names nobody (its taker was killed) is dead after it.
constexpr int kDeadLockMs = 10'000;
constexpr int kLockMs = 12'000;
constexpr int kFreeTries = 3;
constexpr qint64 kFirstWaitSeconds = 30;
constexpr qint64 kLongestWaitSeconds = 15 * 60;
constexpr size_t kMostRefusals = 1000;

QString pathFor(const QString &keyringPath)
{
    const QFileInfo keyring(keyringPath);
    return keyring.path() + QLatin1Char('/') + keyring.completeBaseName() + QStringLiteral(".tries.json");
}

qint64 waitSeconds(int wrong)
{
    qint64 wait = kFirstWaitSeconds;
    for (int i = kFreeTries; i < wrong && wait < kLongestWaitSeconds; ++i)
        wait *= 2;
    return std::min(wait, kLongestWaitSeconds);
}

QString textOf(const QDateTime &at)
{
    return at.isValid() ? at.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QDateTime timeIn(const QJsonObject &object)
{
    return QDateTime::fromString(object.value(QLatin1String("at")).toString(), Qt::ISODateWithMs);
}
}

Tries::Tries(QString path)
    : m_path(std::move(path))
    , m_lock(std::make_unique<QLockFile>(m_path + QStringLiteral(".lock")))
{
    m_lock->setStaleLockTime(kDeadLockMs);
}

Tries::Tries(Tries &&) noexcept = default;
Tries &Tries::operator=(Tries &&) noexcept = default;
Tries::~Tries() = default;

Result<Tries> Tries::open(const QString &keyringPath)
{
    Tries tries(pathFor(keyringPath));
    if (!tries.m_lock->tryLock(kLockMs)) {
        const bool taken = tries.m_lock->error() == QLockFile::LockFailedError;
        return fail(taken ? Fault::StoreBusy : Fault::DiskFailed, tries.m_path, QStringLiteral("cannot be locked"));
    }
    tries.read();
    return tries;
}

void Tries::read()
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > kLargestFile)
        return;
    const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
    if (root.value(QLatin1String("format")) != QLatin1String(kFormat))
        return;
    const QJsonObject people = root.value(QLatin1String("people")).toObject();
    for (auto it = people.begin(); it != people.end(); ++it) {
        const QJsonObject one = it.value().toObject();
        m_people[it.key()] = { std::max(0, one.value(QLatin1String("passwords")).toInt()),
            std::max(0, one.value(QLatin1String("codes")).toInt()), timeIn(one),
            static_cast<quint64>(std::max<qint64>(0, one.value(QLatin1String("step")).toInteger())) };
    }
    const QJsonArray refused = root.value(QLatin1String("refused")).toArray();
    for (const QJsonValue &value : refused) {
        const QJsonObject one = value.toObject();
        m_refusals.push_back(
            { one.value(QLatin1String("who")).toString(), one.value(QLatin1String("why")).toString(), timeIn(one) });
    }
}

QDateTime Tries::lockedUntil(const QString &staffId, const QDateTime &now)
{
    const auto found = m_people.find(staffId);
    const int wrong = found == m_people.end() ? 0 : found->second.passwords + found->second.codes;
    if (wrong < kFreeTries)
        return {};
    Person &person = found->second;
    if (!person.at.isValid() || now < person.at) {
        person.at = now.toUTC();
        m_changed = true;
    }
    const QDateTime until = person.at.addSecs(waitSeconds(wrong));
    return now < until ? until : QDateTime();
}

void Tries::countWrong(const QString &staffId, Guess what, const QDateTime &now)
{
    Person &person = m_people[staffId];
    ++(what == Guess::Password ? person.passwords : person.codes);
    person.at = now.toUTC();
    m_changed = true;
}

void Tries::countPassword(const QString &staffId)
{
    const auto found = m_people.find(staffId);
    if (found == m_people.end() || found->second.passwords == 0)
        return;
    found->second.passwords = 0;
    m_changed = true;
}

quint64 Tries::lastStep(const QString &staffId) const
{
    const auto found = m_people.find(staffId);
    return found == m_people.end() ? 0 : found->second.step;
}

void Tries::countRight(const QString &staffId, quint64 step)
{
    const auto found = m_people.find(staffId);
    const bool clean = found == m_people.end() || (found->second.passwords == 0 && found->second.codes == 0);
    if (clean && step == 0)
        return;
    Person &person = m_people[staffId];
    person = { 0, 0, {}, std::max(person.step, step) };
    m_changed = true;
}

void Tries::clear(const QString &staffId)
{
    countRight(staffId, 0);
}

void Tries::refuse(Refusal refusal)
{
    m_refusals.push_back(std::move(refusal));
    if (m_refusals.size() > kMostRefusals)
        m_refusals.erase(m_refusals.begin());
    m_changed = true;
}

void Tries::refuse(const std::vector<Refusal> &refusals)
{
    for (const Refusal &refusal : refusals)
        refuse(refusal);
}

std::vector<Refusal> Tries::takeRefusals()
{
    m_changed = m_changed || !m_refusals.empty();
    return std::exchange(m_refusals, {});
}

Result<> Tries::save()
{
    if (!m_changed)
        return {};
    QJsonObject people;
    for (const auto &[id, person] : m_people) {
        people.insert(id,
            QJsonObject { { QStringLiteral("passwords"), person.passwords }, { QStringLiteral("codes"), person.codes },
                { QStringLiteral("at"), textOf(person.at) }, { QStringLiteral("step"), static_cast<qint64>(person.step) } });
    }
    QJsonArray refused;
    for (const Refusal &one : m_refusals) {
        refused.append(QJsonObject { { QStringLiteral("who"), one.staffId }, { QStringLiteral("why"), one.why },
            { QStringLiteral("at"), textOf(one.at) } });
    }
    const QByteArray content = QJsonDocument(
        QJsonObject { { QStringLiteral("format"), QString::fromLatin1(kFormat) }, { QStringLiteral("people"), people },
            { QStringLiteral("refused"),
                refused } }).toJson();
    if (const auto written = writeForOwner(m_path, content); !written)
        return written;
    m_changed = false;
    return {};
}

} // namespace kikitori
