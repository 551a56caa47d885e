// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "base/clock.h"
#include "cases/journal.h"
#include "desk/desktriage.h"
#include "desk/entryqueue.h"
#include "people/staff.h"
#include "programs/program.h"
#include "protocol/finding/finder.h"
#include "protocol/versions/localnotes.h"
#include "telephony/callport.h"

#include <QHash>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace kikitori {

/// One agent at one desk: the state of the line, the open case and every step of it, without a widget. Each change
/// goes to the journal at once (typed fields 100 ms after the last key); the windows read this object and repaint on
/// changed(). Thread: GUI. Owner: main.
class DeskSession final : public QObject {
    Q_OBJECT
public:
    /// 待機・着信・通話・保留・後処理・離席; the state of the agent (K13).
    enum class State { Away, Ready, Ringing, Talking, Holding, WrapUp };
    /// The steps of a consultation, in the order they are walked; each can be gone back to.
    enum class Step { Opening, Emergency, Complaint, Checklist, Result, Disposition };
    enum class Saved { Nothing, Saving, Saved, Failed };

    struct Settings {
        QString desk = QStringLiteral("01");
        int offsetMinutes = 540;
        /// The pack with this hash, as it was when a case began with it; empty: none is kept.
        std::function<std::optional<Pack>(const QString &hash)> keptPack {};
        WordReader readings {}; ///< for complaints in kanji that the finder does not know; empty: none
        std::vector<LocalNote> localNotes {}; ///< the centre's own, shown under what they belong to
    };
    struct FlowLine {
        QDateTime at; ///< UTC
        Entry entry; ///< what was written; the window puts it into words
        QString title; ///< item question, check label, field label …
    };
    /// What still has to be done before the case can be closed; each is reached with one key (Ctrl+1 …).
    struct Missing {
        enum class What { OpeningSaid, Emergency, Field, OpenRed, Decision, Weigh } what = What::Field;
        QString name; ///< field name, or code of the fact to be weighed; empty otherwise
        QString label; ///< field label, or protocol title
    };

    /// What the result rests on.
    struct Decided {
        enum class By { EmergencyCheck, Question, Weighed, Floor } by = By::Floor;
        QString protocol; ///< title; empty for an emergency check
        QString text; ///< the check's label, the question, or what was weighed; empty for the floor
        Answer answer = Answer::Yes;
    };
    /// One sentence of the advice, as it is read aloud.
    struct AdviceLine {
        QString text;
        bool watchFor = false; ///< what to watch for, and when to call again
        QDateTime saidAt; ///< UTC; invalid: not read yet
    };
    /// This number called already, a short time ago.
    struct Repeat {
        int hours = 0; ///< within so many
        int calls = 0; ///< this one included
    };

    /// Somebody at the desk, and the doors that are theirs: what they write and see goes through these. Without a staff
    /// id nobody is there; the desk then only writes down the calls that ring.
    struct Seat {
        Staff staff;
        std::shared_ptr<Journal> journal;
        std::shared_ptr<CaseShelf> shelf;
        [[nodiscard]] bool taken() const { return !staff.id.isEmpty(); }
    };

    DeskSession(Settings settings, Seat seat, const Programs &programs, QHash<QString, Pack> packs, CallPort &phone,
        const Clock &clock, QObject *parent = nullptr);
    /// The same for doors that outlive the session.
    DeskSession(Settings settings, Staff agent, const Programs &programs, QHash<QString, Pack> packs, Journal &journal,
        CaseShelf &shelf, CallPort &phone, const Clock &clock, QObject *parent = nullptr);
    ~DeskSession() override;

    // --- what the windows read -----------------------------------------------------------------
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] QString awayReason() const { return m_awayReason; }
    [[nodiscard]] const Staff &agent() const { return m_seat.staff; } ///< who is signed in; new calls are theirs
    [[nodiscard]] bool isTaken() const { return m_seat.taken(); } ///< somebody is signed in
    /// Who handed the desk over and still finishes the case in hand; null when nobody does.
    [[nodiscard]] const Staff *finisher() const { return m_finisher ? &m_finisher->staff : nullptr; }
    /// The seat that the case in hand belongs to.
    [[nodiscard]] const Seat &hand() const { return m_finisher ? *m_finisher : m_seat; }
    [[nodiscard]] const QString &desk() const { return m_settings.desk; }
    [[nodiscard]] LineProof line() const { return m_phone.line(); }
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    /// Calls that ring while the agent is not free; the first is offered when the agent goes ready.
    [[nodiscard]] int waiting() const { return static_cast<int>(m_waiting.size()); }
    /// Seconds in the present state (talk time counts from the answer, hold included).
    [[nodiscard]] int secondsInState() const;
    /// The call that rings or is talked, or whose wrap-up runs; empty id when none.
    [[nodiscard]] const CallInfo &call() const { return m_call; }
    [[nodiscard]] bool muted() const { return m_muted; }
    [[nodiscard]] CallMeter meter() const { return m_meter; }
    [[nodiscard]] bool recording() const { return !m_recordingId.isEmpty() && !m_recordingFailed; }
    [[nodiscard]] bool recordingFailed() const { return m_recordingFailed; }
    [[nodiscard]] bool callOnLine() const { return m_state == State::Talking || m_state == State::Holding; }
    [[nodiscard]] QString transferPending() const { return m_transferTo; } ///< label of the destination while a transfer runs
    /// The program of the call, else the first program of the desk; never null.
    [[nodiscard]] const Program &program() const;
    [[nodiscard]] const Pack &pack() const;
    /// The centre's own notes under a part of a protocol ("items/CODE"; empty: the protocol as a whole).
    [[nodiscard]] QStringList localNotes(const QString &protocol, const QString &part) const
    {
        return notesFor(m_settings.localNotes, protocol, part);
    }
    [[nodiscard]] bool hasCase() const { return !m_case.id.isEmpty(); }
    [[nodiscard]] const CaseRecord &record() const { return m_case; }
    [[nodiscard]] const std::vector<CaseSummary> &earlier() const { return m_earlier; } ///< of the caller's number, newest first
    /// Calls of this number within the program's repeatHours, this one included; 0 when none before.
    [[nodiscard]] int repeatCount() const;
    /// Within the program's repeatHours, else within 72 h; none when nobody called before.
    [[nodiscard]] std::optional<Repeat> repeat() const;
    /// The earlier case that is being looked at; null when none is.
    [[nodiscard]] const CaseFile *earlierFile() const { return m_earlierFile ? &*m_earlierFile : nullptr; }
    [[nodiscard]] bool lookingUpEarlier() const { return !m_earlierWanted.isEmpty(); }
    [[nodiscard]] Step step() const { return m_step; }
    [[nodiscard]] bool stepDone(Step step) const;
    [[nodiscard]] const std::vector<Found> &found() const { return m_found; }
    /// Checks whose words stand in the complaint, with those words: the nurse judges what was taken for what.
    [[nodiscard]] const std::vector<FoundEmergency> &emergencyHints() const { return m_emergencyHints; }
    [[nodiscard]] std::vector<const TriageRun *> runs() const { return m_triage.runs(); } ///< not withdrawn, in order of start
    [[nodiscard]] int currentRun() const { return m_triage.current(); } ///< index in runs(); −1 when none
    [[nodiscard]] QString currentItem() const { return m_currentItem; } ///< question or check that the answer keys act on
    /// The questions of the current run as they stand: the tree's path, then the items.
    [[nodiscard]] std::vector<TriageRun::Asked> asked() const { return m_triage.asked(); }
    /// The deciding modifiers of the current run.
    [[nodiscard]] std::vector<DeskTriage::Weighed> weighed() const;
    [[nodiscard]] bool emergencyRed() const; ///< a check was answered yes
    /// What the protocol says now, over all runs and the emergency checks; none while undecided.
    [[nodiscard]] std::optional<Urgency> protocolUrgency() const;
    [[nodiscard]] std::optional<Urgency> finalUrgency() const;
    [[nodiscard]] std::optional<Decided> decidedBy() const; ///< of what the protocol says; none while undecided
    [[nodiscard]] int openRed() const { return m_triage.openRed(); } ///< over all runs
    /// Names of the fields that must be asked before a low urgency is given; empty when it is none.
    [[nodiscard]] QStringList askFirst() const;
    /// What is read aloud to the caller, sentence by sentence.
    [[nodiscard]] std::vector<AdviceLine> adviceLines() const;
    /// The protocol whose advice is read aloud: of the run that decides; null when only an emergency check decides.
    [[nodiscard]] const Protocol *decidingProtocol() const;
    [[nodiscard]] QString firstAid() const; ///< of the deciding check or protocol
    [[nodiscard]] int patientAge() const; ///< years; −1 when not known
    [[nodiscard]] const Destination *ambulance() const; ///< 119 for the caller's municipality; null: ask to redial
    [[nodiscard]] const std::vector<FlowLine> &flow() const { return m_flow; }
    [[nodiscard]] std::vector<Missing> missing() const;
    [[nodiscard]] Saved saved() const;
    [[nodiscard]] QDateTime savedAt() const { return m_writing.savedAt(); }
    [[nodiscard]] const std::vector<CaseSummary> &unfinished() const { return m_unfinished; } ///< left open by a crash
    [[nodiscard]] bool unfinishedKnown() const { return m_unfinishedKnown; } ///< the store was asked and has answered

    /// An entry of the open case about a script that is read in it; `title` is what the course of the call calls it.
    void writeScript(const char *kind, const QJsonObject &body, const QString &title = {});

public Q_SLOTS:
    // --- what the agent does -------------------------------------------------------------------
    void start(); ///< writes signed-in, looks for unfinished cases
    /// Shift change (K20): the next person is in from this moment and new calls are theirs. A case in hand stays with
    /// whoever took it until it is closed. An empty seat: the agent goes and nobody comes; refused during a case.
    void handOver(kikitori::DeskSession::Seat next);
    void finish(); ///< writes signed-out and all that still waits, in order; nothing is written after it
    /// Newer packs: for the cases that begin from now on.
    void setPacks(QHash<QString, Pack> packs);
    void goReady();
    void goAway(const QString &reason);
    void answerCall();
    void hangUp();
    void toggleHold();
    void toggleMute();
    void transferTo(const kikitori::Destination &destination);
    void setStep(kikitori::DeskSession::Step step);
    void sayOpening();
    void setCurrentItem(const QString &code);
    void moveItem(int by); ///< ±1 in the present step
    void answerEmergency(const QString &check, kikitori::Answer answer);
    void answerRestOfEmergencyNo();
    void setComplaint(const QString &text);
    void startProtocol(const QString &protocolId);
    void withdrawRun(int index);
    void setCurrentRun(int index);
    /// A question, item or deciding modifier of the current run; moves on to the next open question.
    void answerItem(const QString &item, kikitori::Answer answer);
    void answerWeighed(kikitori::Answer answer); ///< the first fact to be weighed that is open, proposed ones first
    void answerCurrent(kikitori::Answer answer); ///< the current item or emergency check
    /// The answer of the current question or emergency check: open again. While it is open: what was answered last.
    void takeBackCurrent();
    void answerRestNo(); ///< items of the current item's colour still open in the current run
    void decide(std::optional<kikitori::Urgency> urgency, const QString &reason); ///< none: as the protocol says
    void markAdviceSaid(); ///< every sentence; leads to what must be asked first
    void sayNextLine(); ///< the first sentence that was not read yet; likewise
    void lookAtEarlier(const QString &caseId); ///< the guard writes down who looked
    void leaveEarlier();
    void setField(const QString &name, const QString &value);
    void goToOpenRed(); ///< the first red item without an answer, in whichever run
    void goToFact(); ///< the first proposed fact that would raise the result and was not weighed
    void setOpenRedReason(const QString &reason);
    void closeCase(); ///< does nothing but emit attention() while something is missing or the call is on the line
    void reopenUnfinished(const QString &caseId); ///< continue a case that a crash left open

Q_SIGNALS:
    /// Anything above changed.
    void changed();
    /// Once a second while a timer is shown.
    void ticked();
    void metered();
    /// The window must lead the agent there (missing field, step).
    void attention(const kikitori::DeskSession::Missing &missing);
    /// Something failed; the window says it without covering anything.
    void failed(const kikitori::Error &error);

private:
    struct RecordingOf {
        QString program;
        QString callId;
        Seat seat;
    };
    // writing (deskjournal.cpp)
    void write(std::vector<Entry> entries, const QString &title = {});
    void writeAs(const Seat &seat, std::vector<Entry> entries);
    [[nodiscard]] Entry entry(Stream stream, const QString &subject, const char *kind, QJsonObject body = {}) const;
    [[nodiscard]] Entry agentEntry(const Seat &seat, const char *kind, QJsonObject body = {}) const;
    [[nodiscard]] Entry caseEntry(const char *kind, QJsonObject body = {}) const;
    [[nodiscard]] Entry callEntry(const char *kind, QJsonObject body = {}) const;
    void flushTyped();
    void noteFlow(const Entry &entry, const QString &title);
    [[nodiscard]] QString titleOf(const Entry &entry) const;
    void openCaseForCall();
    void onDrained();
    void finishClosing();
    void clearCase();
    void replay(const CaseFile &file);
    // the telephone (deskphone.cpp)
    void listenToPhone();
    void offer(const CallInfo &call);
    void onRang(const CallInfo &call);
    void onAnswered(const QString &callId, const QDateTime &at);
    void onEnded(const QString &callId, const QDateTime &at, const QString &reason);
    void onTransferDone(const QString &callId);
    void onRecordingStarted(const RecordingStart &recording);
    void onRecordingFinished(const QString &id, qint64 ms, qint64 bytes, const QByteArray &sha256);
    void onRecordingFailed(const QString &id, const Error &error);
    void lookUpCaller();
    void putBackRinging();
    // who is there (deskseat.cpp)
    void takeSeat(Seat next);
    void finisherGoes();
    void lookForUnfinished();
    // the consultation (desksession.cpp, deskquestions.cpp, deskresult.cpp)
    void enter(State state);
    void writeVerdictIfChanged(std::vector<Entry> &entries);
    void findProtocols();
    void giveAnswers(const QStringList &questions, std::optional<Answer> answer);
    void goToNextOpenItem();
    [[nodiscard]] QStringList itemsOfStep() const;
    [[nodiscard]] QString openRedTitle() const;
    [[nodiscard]] std::optional<DeskTriage::Place> toBeWeighed() const;
    void goTo(const std::optional<DeskTriage::Place> &place);
    [[nodiscard]] bool mayGiveAdvice();

    /// One version of a pack, and how it is searched.
    struct Book {
        Book(Pack of, const WordReader &readings)
            : pack(std::move(of))
            , finder(pack, readings)
        {
        }
        Pack pack;
        Finder finder;
    };
    [[nodiscard]] std::shared_ptr<const Book> book() const;
    void takeBookOf(const CaseRecord &record);

    Settings m_settings;
    Seat m_seat;
    std::optional<Seat> m_finisher;
    const Programs &m_programs;
    QHash<QString, std::shared_ptr<const Book>> m_books; ///< in use, by pack id
    std::shared_ptr<const Book> m_caseBook; ///< what the case in hand began with; it stays with it
    CallPort &m_phone;
    const Clock &m_clock;
    EntryQueue m_writing;

    State m_state = State::Away;
    QString m_awayReason;
    QDateTime m_stateSince;
    QDateTime m_answeredAt;
    CallInfo m_call;
    std::vector<CallInfo> m_waiting;
    bool m_muted = false;
    CallMeter m_meter;
    QHash<QString, RecordingOf> m_recordings;
    QString m_recordingId;
    bool m_recordingFailed = false;
    QString m_transferTo;
    QString m_transferRole;

    CaseRecord m_case;
    std::vector<CaseSummary> m_earlier;
    std::optional<CaseFile> m_earlierFile;
    QString m_earlierWanted; ///< case id that was asked for
    std::vector<CaseSummary> m_unfinished;
    bool m_unfinishedKnown = false;
    Step m_step = Step::Opening;
    std::vector<Found> m_found;
    std::vector<FoundEmergency> m_emergencyHints;
    DeskTriage m_triage;
    QString m_currentItem;
    QStringList m_stroke; ///< the questions of the current run that the last key answered
    std::vector<FlowLine> m_flow;
    QMap<QString, QString> m_typed; ///< fields typed but not yet written; "complaint:" is the complaint
    QTimer m_typing;
    QTimer m_tick;
    bool m_closing = false;
};

} // namespace kikitori
