// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "log/caselines.h"
#include "log/conflictband.h"
#include "log/recordingpane.h"

class QLabel;
class QListView;
class QScrollArea;
class QVBoxLayout;

namespace kikitori {

class CaseFacts;
class UrgencyChip;

/// One case, opened: what was decided, the record, the recording, every answer and every revision. Thread: GUI.
/// Owner: LogWindow.
class CaseDetail final : public QWidget {
    Q_OBJECT
public:
    CaseDetail(LogStyle style, LogNames names, const Programs &programs, RecordingPane::Settings recording, bool maySettle,
        std::unique_ptr<Playback> playback, QWidget *parent = nullptr);
    void setStyle(const LogStyle &style);
    void show(const CaseFile &file);
    /// Nothing opened; says `sentence` instead.
    void clear(const QString &sentence);
    [[nodiscard]] QString caseId() const { return m_caseId; }
    [[nodiscard]] QString program() const { return m_program; }
    [[nodiscard]] RecordingPane &recording() { return *m_recording; }
    [[nodiscard]] ConflictBand &conflicts() { return *m_conflicts; }
    void focusLines();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void build(LogStyle style, RecordingPane::Settings recording, std::unique_ptr<Playback> playback);
    void showDecision(const CaseRecord &record, const EntryWords &words);
    void markMoments(const CaseFile &file);
    void hear(const QModelIndex &index);
    void showHeard(qint64 ms);
    void fitLines();
    void arrange();
    QWidget *buildHead(QWidget *parent);
    QWidget *buildEmpty();

    LogNames m_names;
    const Programs &m_programs;
    QString m_caseId;
    QString m_program;
    QDateTime m_recordedFrom;
    LogStyle m_style;
    QWidget *m_top = nullptr; ///< stays in sight: what was decided, and the recording where there is room
    QVBoxLayout *m_topColumn = nullptr;
    QVBoxLayout *m_column = nullptr;
    QScrollArea *m_scroll = nullptr;
    QWidget *m_empty = nullptr;
    QLabel *m_says = nullptr;
    QWidget *m_keys = nullptr; ///< what to press, while m_says has no fault to tell
    QLabel *m_number = nullptr;
    UrgencyChip *m_urgency = nullptr;
    QLabel *m_decision = nullptr;
    QLabel *m_warn = nullptr;
    CaseFacts *m_facts = nullptr;
    ConflictBand *m_conflicts = nullptr;
    RecordingPane *m_recording = nullptr;
    CaseLines *m_model = nullptr;
    CaseLineDelegate *m_delegate = nullptr;
    QListView *m_lines = nullptr;
    int m_heard = -1;
};

} // namespace kikitori
