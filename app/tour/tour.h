// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "cases/journal.h"
#include "desk/desksession.h"
#include "tour/playedkeys.h"

#include <QObject>
#include <QPointer>
#include <QStringList>

class QWidget;

namespace kikitori {

/// One whole call shown by itself: signs in, takes the robot's call, triages, records, locks the screen and unlocks it,
/// hands the call to 119, changes shift, closes the case, leaves the desk alone and comes back, looks the case up, makes the day's form; with real keys in the real windows. Leaves pictures, the form and a transcript in a
/// folder, and ends with finished(true) only when what is on disk is what was done: the case closed with its values,
/// sound of both voices in the recording, the workbook there. Thread: GUI. Owner: main.
class Tour final : public QObject {
    Q_OBJECT
public:
    /// What the tour needs from main, which alone knows everything.
    struct Stage {
        std::function<QWidget *()> signIn;
        std::function<QWidget *()> desk;
        std::function<DeskSession *()> session;
        std::function<QWidget *()> lock; ///< the page of a locked screen; null while it is open
        std::function<CaseShelf *()> shelf;
        std::function<void()> openLog;
        std::function<QWidget *()> log;
        std::function<void()> openForm;
        std::function<QWidget *()> form;
        std::function<QString()> sharing; ///< the status line of the sync
        QString recordings;
        QString password;
        bool shares = false;
    };
    Tour(QString folder, Stage stage, QObject *parent = nullptr);
    void start();
    /// A line of the robot's, for the transcript.
    void note(const QString &line);

Q_SIGNALS:
    void finished(bool good);

private:
    void signInSteps();
    void callSteps();
    void triageSteps();
    void recordSteps();
    void lockSteps();
    void sheetSteps(); ///< a script, and the hand-over sheet
    void handOverSteps();
    void signInAsLead(int row);
    void afterSteps();
    void picture(const QString &name, QWidget *window);
    void prove();
    void proveRecording(const CaseFile &file);
    void end(bool good, const QString &line);
    void write();

    QString m_folder;
    Stage m_stage;
    PlayedKeys m_keys;
    QStringList m_transcript;
    QString m_caseId;
    QDateTime m_alone; ///< when the last person had gone
    int m_pictures = 0;
    bool m_proven = false;
};

} // namespace kikitori
