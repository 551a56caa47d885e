// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "tour/robot.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace kikitori {

Robot::Robot(Settings settings, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
{
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &Robot::read);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError problem) {
        if (problem == QProcess::FailedToStart)
            Q_EMIT failed({ Fault::FileMissing, QStringLiteral("kikitori-caller"), m_process.errorString(), 0, 0 });
    });
    m_process.setStandardErrorFile(QProcess::nullDevice());
}

Robot::~Robot()
{
    m_process.disconnect(this);
    m_process.terminate();
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(1500))
        m_process.kill();
}

QString Robot::speech(const QString &scenario, const QString &role)
{
    const QString path = QStringLiteral("%1/../speech/%2-%3.wav").arg(QCoreApplication::applicationDirPath(), scenario, role);
    return QFileInfo::exists(path) ? path : QString();
}

void Robot::start()
{
    const QString scenario = m_folder.filePath(m_settings.scenario + QStringLiteral(".yaml"));
    if (!QFile::copy(QStringLiteral(":/scenarios/%1.yaml").arg(m_settings.scenario), scenario)) {
        Q_EMIT failed({ Fault::FileMissing, m_settings.scenario, {}, 0, 0 });
        return;
    }
    QStringList arguments { QStringLiteral("--scenario"), scenario, QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"),
        QStringLiteral("--calls"), QString::number(m_settings.calls), QStringLiteral("--gap-ms"),
        QString::number(m_settings.gapSeconds * 1000), QStringLiteral("--first-gap-ms"), QString::number(m_settings.firstGapMs),
        QStringLiteral("--ring-timeout-s"), QStringLiteral("180"), QStringLiteral("--register-timeout-s"), QStringLiteral("86400") };
    const QString voice = speech(m_settings.scenario, QStringLiteral("caller"));
    if (!voice.isEmpty())
        arguments << QStringLiteral("--speech") << voice;
    m_process.start(QCoreApplication::applicationDirPath() + QStringLiteral("/kikitori-caller"), arguments, QIODevice::ReadOnly);
}

void Robot::read()
{
    while (m_process.canReadLine()) {
        const QString line = QString::fromUtf8(m_process.readLine()).trimmed();
        if (line.startsWith(QLatin1String("listening ")))
            Q_EMIT listening(line.mid(10));
        else if (!line.isEmpty())
            Q_EMIT said(line);
    }
}

} // namespace kikitori
