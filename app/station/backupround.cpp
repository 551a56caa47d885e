// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "station/backupround.h"

#include "store/keeping/backup.h"

#include <QFileInfo>

namespace kikitori {

namespace {
constexpr int kLookMs = 10 * 60 * 1000;
constexpr qint64 kDaySeconds = 24 * 3600;

bool isDue(const BackupPlan &plan, const QDateTime &now)
{
    const auto made = backupsIn(plan.folder, plan.name);
    return made.empty() || made.front().at.secsTo(now) >= kDaySeconds;
}
}

BackupRound::BackupRound(Places places, QObject *parent)
    : QObject(parent)
    , m_places(std::move(places))
{
    m_look.setInterval(kLookMs);
    connect(&m_look, &QTimer::timeout, this, [this] { make(true); });
}

void BackupRound::start(std::shared_ptr<const StoreKey> key)
{
    m_key = std::move(key);
    if (m_places.backups.folder.isEmpty() || !m_key || m_look.isActive())
        return;
    m_look.start();
    make(true);
}

void BackupRound::makeNow()
{
    make(false);
}

void BackupRound::make(bool onlyWhenDue)
{
    if (m_running || !m_key || m_places.backups.folder.isEmpty())
        return;
    m_running = true;
    BackupPlan plan;
    plan.folder = m_places.backups.folder;
    plan.second = m_places.backups.second;
    plan.keep = m_places.backups.keep;
    plan.name = backupName(m_places.desk); // desks may share a folder
    const auto work = [places = m_places, key = m_key, plan, onlyWhenDue]() -> Result<std::optional<Made>> {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        if (onlyWhenDue && !isDue(plan, now))
            return std::optional<Made>();
        const auto goOn = [] { return !QThread::currentThread()->isInterruptionRequested(); };
        auto report = backUp(places.store, places.keyring, *key, plan, now, goOn);
        if (!report)
            return tl::make_unexpected(report.error());
        return std::optional(Made {
            QFileInfo(report->made.file).fileName(), report->made.sha256, report->made.figures.entries, report->secondMissed });
    };
    m_errands.run<std::optional<Made>>(work, this, [this](const Result<std::optional<Made>> &done) {
        m_running = false;
        if (!done)
            Q_EMIT failed(done.error());
        else if (*done)
            Q_EMIT made(**done);
    });
}

} // namespace kikitori
