// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "station/workstation.h"

#include "base/localday.h"
#include "kana/wordreading.h"
#include "station/sharingwords.h"
#include "tour/demopeople.h"
#include "wording/wording.h"

#include <QCoreApplication>

#include <cstdio>

namespace kikitori {

namespace {
constexpr int kJapanMinutes = 540;
constexpr int kMinuteMs = 60 * 1000;
}

Result<std::unique_ptr<Workstation>> Workstation::make(const Options &options)
{
    auto home = Home::open(options.home);
    if (!home)
        return tl::make_unexpected(home.error());
    if (const auto held = home->lock(); !held)
        return tl::make_unexpected(held.error());
    if (options.demo) {
        if (const auto enrolled = enrolDemoPeople(home->keys(), home->store()); !enrolled)
            return tl::make_unexpected(enrolled.error());
    }
    auto programs = home->programs();
    if (!programs)
        return tl::make_unexpected(programs.error());
    auto packs = home->choosePacks(*programs, dayAt(SystemClock().now(), kJapanMinutes));
    if (!packs)
        return tl::make_unexpected(packs.error());
    if (const auto kept = home->keepPacks(packs->packs); !kept) // the desk works without; only a case reopened after an update needs it
        qWarning("packs are not kept: %s", qPrintable(kept.error().detail));
    return std::unique_ptr<Workstation>(new Workstation(options, std::move(*home), std::move(*programs), std::move(*packs)));
}

Workstation::Workstation(Options options, Home home, std::vector<Program> programs, ChosenPacks packs)
    : m_options(std::move(options))
    , m_home(std::move(home))
    , m_programs(std::move(programs))
    , m_packs(std::move(packs.packs))
    , m_refusedPacks(std::move(packs.refused))
    , m_share(m_options.share.isEmpty() ? m_home.settings().share : m_options.share)
    , m_cellar(m_home.store(), m_home.settings().desk)
    , m_entrance(m_home.keys(), m_home.store())
    , m_floor({ m_home.settings().desk, m_home.recordings(), m_options.tour.isEmpty() ? m_home.reports() : m_options.tour, kJapanMinutes, theme() },
          m_programs, m_packs, m_clock)
    , m_lock([this] { return m_floor.windows(); }, m_clock, theme())
    , m_backups({ m_home.store(), m_home.keys(), m_home.settings().desk, m_home.settings().backups })
{
    connect(&m_floor, &DeskFloor::signOutWanted, this, &Workstation::signOut);
    connect(&m_floor, &DeskFloor::lockWanted, this, &Workstation::lock);
    connect(&m_floor, &DeskFloor::handOverWanted, this, &Workstation::handOver);
    connect(&m_lock, &ScreenLock::unlockAsked, this, &Workstation::unlock);
    connect(&m_idle, &IdleWatch::idle, this, &Workstation::lock);
    connect(&m_cellar, &Cellar::committed, &m_floor, &DeskFloor::refresh);
    connect(&m_cellar, &Cellar::sharingChanged, this, &Workstation::showSharing);
    connect(&m_backups, &BackupRound::made, this, &Workstation::auditBackup);
    connect(&m_backups, &BackupRound::failed, this, [this](const Error &error) { m_floor.tell(sentenceFor(error)); });
}

Workstation::~Workstation()
{
    m_tour.reset();
    m_drill.reset();
    if (m_session)
        m_session->finish(); // the last entries are in the store's queue before the store closes
    m_door.reset();
    m_floor.shut();
    m_session.reset();
    m_seat = {};
    m_cellar.shut();
    m_robot.reset();
}

void Workstation::begin()
{
    if (m_options.demo)
        startRobot();
    if (!m_options.tour.isEmpty())
        startTour();
    if (m_options.drill)
        signIn(demoPeople().front().staff.id, demoPeople().front().password, {});
    else
        showSignIn(SignInWindow::Occasion::Start);
}

void Workstation::startRobot()
{
    Robot::Settings settings;
    if (!m_options.scenario.isEmpty())
        settings.scenario = m_options.scenario;
    if (m_options.drill)
        settings.calls = 1;
    m_robot = std::make_unique<Robot>(settings);
    connect(m_robot.get(), &Robot::listening, this, [this](const QString &address) {
        m_exchange = address;
        if (const auto waiting = std::exchange(m_waiting, nullptr))
            letIn(waiting);
    });
    connect(m_robot.get(), &Robot::said, this, [this](const QString &line) {
        if (m_tour)
            m_tour->note(QStringLiteral("robot    ") + line);
    });
    connect(m_robot.get(), &Robot::failed, this, &Workstation::say);
    m_robot->start();
}

Softphone::Settings Workstation::phoneSettings() const
{
    const DeskSettings &settings = m_home.settings();
    Softphone::Settings phone;
    phone.user = settings.sipUser.isEmpty() ? settings.desk : settings.sipUser;
    phone.password = settings.sipPassword;
    phone.listen = m_options.demo ? QStringLiteral("127.0.0.1:0") : settings.sipListen;
    phone.recordings = m_home.recordings();
    if (!m_options.tour.isEmpty())
        phone.microphoneFile = Robot::speech(QStringLiteral("chest-pain-night"), QStringLiteral("nurse"));
    phone.domain = m_options.demo ? m_exchange : settings.sipDomain;
    return phone;
}

/// A release that somebody must look at; the desk works on with the version in use.
void Workstation::sayRefusedPacks()
{
    QStringList sentences;
    for (const Error &error : m_refusedPacks)
        sentences << sentenceFor(error);
    m_floor.setAlarm(QStringLiteral("packs"), sentences.join(u'\n'));
}

void Workstation::openDesk(const DeskSession::Seat &seat)
{
    m_cellar.prepareLine(phoneSettings());
    const auto keptPack = [this](const QString &hash) {
        auto kept = m_home.keptPack(hash);
        return kept ? std::optional(std::move(*kept)) : std::nullopt;
    };
    auto notes = m_home.localNotes();
    m_session = std::make_unique<DeskSession>(
        DeskSession::Settings { m_home.settings().desk, kJapanMinutes, keptPack, wordReading(),
            notes ? std::move(*notes) : std::vector<LocalNote> {} },
        seat, m_programs, m_packs, m_cellar.phone(), m_clock);
    m_floor.open(*m_session);
    sayRefusedPacks();
    if (!notes)
        m_floor.setAlarm(QStringLiteral("notes"), sentenceFor(notes.error()));
    if (auto scripts = m_home.scripts())
        m_floor.desk()->setScripts(std::move(*scripts));
    else // calls are taken without
        m_floor.setAlarm(QStringLiteral("scripts"), sentenceFor(scripts.error()));
    bindSession();
    m_session->start();
    m_cellar.startLine();
    m_cellar.startSharing(m_share);
    m_backups.start(m_entrance.openKey());
    m_idle.setPatience(m_home.settings().lockMinutes * kMinuteMs);
    if (m_options.drill) {
        m_drill = std::make_unique<TypingDrill>(*m_session);
        m_drill->start();
    }
}

void Workstation::bindSession()
{
    connect(m_session.get(), &DeskSession::changed, this, [this] {
        m_lock.setLine(*m_session);
        showCallOnDoor();
    });
}

void Workstation::showSharing(const SyncState &state)
{
    if (!m_floor.desk())
        return;
    m_floor.desk()->setShareStatus(sharingWords(state));
    m_floor.desk()->setShareDetails(sharingDetails(state));
    const auto drift = clockFault(state);
    m_floor.setAlarm(QStringLiteral("clock"), drift ? clockWords(*drift) : QString());
    if (drift && !m_driftWritten && m_seat.taken()) {
        m_driftWritten = true;
        audit(kind::ClockDrifted, { { QStringLiteral("ms"), *drift } });
    }
}

void Workstation::startTour()
{
    Tour::Stage stage;
    stage.signIn = [this] { return static_cast<QWidget *>(m_door.get()); };
    stage.desk = [this] { return static_cast<QWidget *>(m_floor.desk()); };
    stage.session = [this] { return m_session.get(); };
    stage.lock = [this] { return static_cast<QWidget *>(m_lock.page()); };
    stage.shelf = [this] { return m_cellar.shelf().get(); };
    stage.openLog = [this] { m_floor.showLog(); };
    stage.log = [this] { return static_cast<QWidget *>(m_floor.log()); };
    stage.openForm = [this] { m_floor.showForm(m_programs.all().front().id, m_clock.now().toOffsetFromUtc(kJapanMinutes * 60).date()); };
    stage.form = [this] { return static_cast<QWidget *>(m_floor.form()); };
    stage.sharing = [this] { return sharingCode(m_cellar.sharing()); };
    stage.recordings = m_home.recordings();
    stage.password = demoPeople().front().password;
    stage.shares = !m_share.isEmpty();
    m_tour = std::make_unique<Tour>(m_options.tour, stage);
    connect(m_tour.get(), &Tour::finished, this, [](bool good) { QCoreApplication::exit(good ? 0 : 1); });
    m_tour->start();
}

void Workstation::say(const Error &error) const
{
    std::fputs((sentenceFor(error) + QLatin1Char('\n')).toUtf8().constData(), stderr);
}

} // namespace kikitori
