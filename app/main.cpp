// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
// The composition root: makes every room and joins their doors. Nothing else knows everything.
#include "base/clock.h"
#include "desk/desksession.h"
#include "desk/deskwindow.h"
#include "desk/signinwindow.h"
#include "home/home.h"
#include "log/dayformwindow.h"
#include "log/logwindow.h"
#include "store/store.h"
#include "sync/pg/pgremote.h"
#include "sync/syncrunner.h"
#include "telephony/softphone.h"
#include "tour/demopeople.h"
#include "tour/robot.h"
#include "tour/tour.h"
#include "tour/typingdrill.h"
#include "wording/wording.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QScreen>
#include <QStandardPaths>
#include <QThread>
#include <QTimer>
#include <QTranslator>

#include <cstdio>

using namespace kikitori;

namespace {

constexpr int kJapanMinutes = 540;

struct Options {
    QString home;
    QString tour; ///< folder; empty: no tour
    QString share; ///< instead of the settings
    QString scenario;
    double fontScale = 1.0;
    Theme::Mode theme = Theme::Mode::Light;
    bool demo = false;
    bool drill = false;
    bool quickExit = false; ///< shows the first window and ends: for measuring the start
};

/// One desk from sign-in to sign-out. Thread: GUI. Owner: main().
class Workstation final : public QObject {
public:
    Workstation(Options options, Home home, std::vector<Program> programs, QHash<QString, Pack> packs)
        : m_options(std::move(options))
        , m_home(std::move(home))
        , m_programs(std::move(programs))
        , m_packs(std::move(packs))
    {
        if (!m_options.share.isEmpty())
            m_share = m_options.share;
        else
            m_share = m_home.settings().share;
    }
    ~Workstation() override
    {
        m_tour.reset();
        shutDown();
    }

    void begin()
    {
        if (m_options.demo)
            startRobot();
        if (!m_options.tour.isEmpty())
            startTour();
        if (m_options.drill)
            signIn(QStringLiteral("ns01"), demoPeople().front().password);
        else
            showSignIn();
    }

private:
    void startRobot()
    {
        Robot::Settings settings;
        if (!m_options.scenario.isEmpty())
            settings.scenario = m_options.scenario;
        if (m_options.drill)
            settings.calls = 1;
        m_robot = std::make_unique<Robot>(settings);
        connect(m_robot.get(), &Robot::listening, this, [this](const QString &address) {
            m_exchange = address;
            if (m_deskWaits)
                openDesk();
        });
        connect(m_robot.get(), &Robot::said, this, [this](const QString &line) {
            if (m_tour)
                m_tour->note(QStringLiteral("robot    ") + line);
        });
        connect(m_robot.get(), &Robot::failed, this, &Workstation::say);
        m_robot->start();
    }

    void showSignIn()
    {
        const auto keyring = Keyring::read(m_home.keys());
        QStringList hints;
        if (m_options.demo) {
            for (const DemoPerson &person : demoPeople())
                hints << QCoreApplication::translate("main", "%1: password %2").arg(person.staff.name, person.password);
        }
        m_signIn = std::make_unique<SignInWindow>(keyring ? keyring->people() : std::vector<Staff> {}, theme());
        m_signIn->setHint(hints);
        connect(m_signIn.get(), &SignInWindow::signInAsked, this, &Workstation::signIn);
        if (!keyring)
            m_signIn->showError(sentenceFor(keyring.error()));
        m_signIn->show();
        m_signIn->activateWindow();
    }

    /// The key is derived on a thread of its own (about a quarter of a second), then the store opens on its thread.
    void signIn(const QString &id, const QString &password)
    {
        if (m_working)
            return;
        m_working = true;
        if (m_signIn)
            m_signIn->setBusy(true);
        auto *thread = QThread::create([this, id, password, keys = m_home.keys()] {
            auto keyring = Keyring::read(keys);
            auto key = keyring ? keyring->unlock(id, password) : Result<StoreKey>(tl::make_unexpected(keyring.error()));
            auto shared = std::make_shared<Result<StoreKey>>(std::move(key));
            Staff staff { id, id, {} };
            if (keyring) {
                for (const Staff &person : keyring->people()) {
                    if (person.id == id)
                        staff = person;
                }
            }
            QMetaObject::invokeMethod(this, [this, shared, staff] { unlocked(std::move(*shared), staff); }, Qt::QueuedConnection);
        });
        connect(thread, &QThread::finished, thread, &QObject::deleteLater);
        thread->start();
    }

    void unlocked(Result<StoreKey> key, const Staff &staff)
    {
        if (!key) {
            signInFailed(key.error());
            return;
        }
        m_staff = staff;
        m_store = std::make_unique<Store>(Store::Settings { m_home.store(), m_home.settings().desk });
        m_store->open(std::move(*key), this, [this](const Result<Store::Opened> &opened) {
            if (!opened) {
                m_store.reset();
                signInFailed(opened.error());
                return;
            }
            m_working = false;
            openDesk();
        });
    }

    void signInFailed(const Error &error)
    {
        m_working = false;
        if (m_signIn)
            m_signIn->setBusy(false);
        if (m_signIn)
            m_signIn->showError(sentenceFor(error));
        else
            say(error);
        if (m_options.drill)
            QCoreApplication::exit(1);
    }

    void openDesk()
    {
        m_deskWaits = m_options.demo && m_exchange.isEmpty(); // the robot says its address within a moment
        if (m_deskWaits)
            return;
        Softphone::Settings phone;
        phone.user = m_home.settings().sipUser.isEmpty() ? m_home.settings().desk : m_home.settings().sipUser;
        phone.password = m_home.settings().sipPassword;
        phone.listen = m_options.demo ? QStringLiteral("127.0.0.1:0") : m_home.settings().sipListen;
        phone.recordings = m_home.recordings();
        if (!m_options.tour.isEmpty())
            phone.microphoneFile = Robot::speech(QStringLiteral("chest-pain-night"), QStringLiteral("nurse"));
        phone.domain = m_options.demo ? m_exchange : m_home.settings().sipDomain;
        m_phone = std::make_unique<Softphone>(phone);
        m_session = std::make_unique<DeskSession>(
            DeskSession::Settings { m_home.settings().desk, kJapanMinutes }, m_staff, m_programs, m_packs, *m_store, *m_store, *m_phone, m_clock);
        m_desk = std::make_unique<DeskWindow>(*m_session, theme());
        connect(m_desk.get(), &DeskWindow::logWanted, this, &Workstation::showLog);
        connect(m_desk.get(), &DeskWindow::signOutWanted, this, &Workstation::signOut, Qt::QueuedConnection);
        if (m_signIn)
            m_signIn->hide();
        fit(m_desk.get(), QSize(1600, 1000));
        m_desk->show();
        m_desk->activateWindow();
        m_session->start();
        if (!phone.domain.isEmpty())
            m_phone->start();
        startSync();
        if (m_options.drill) {
            m_drill = std::make_unique<TypingDrill>(*m_session);
            m_drill->start();
        }
    }

    void startSync()
    {
        if (m_share.isEmpty())
            return;
        m_sync = std::make_unique<SyncRunner>([this] { return m_store->outbox(); }, [share = m_share] { return openPgRemote(share); },
            m_home.settings().desk);
        connect(m_store.get(), &Store::committed, m_sync.get(), &SyncRunner::nudge);
        connect(m_sync.get(), &SyncRunner::stateChanged, this, [this](const SyncState &state) {
            m_sharing = state.phase == SyncState::Phase::Idle && state.pending == 0 && state.setAside == 0 && state.lastComplete.isValid() && state.reason.isEmpty()
                ? QStringLiteral("complete")
                : QStringLiteral("phase %1, pending %2, set aside %3, %4").arg(static_cast<int>(state.phase)).arg(state.pending).arg(state.setAside).arg(state.reason);
            if (m_desk)
                m_desk->setShareStatus(sharingWords(state));
        });
        m_sync->start();
    }

    [[nodiscard]] static QString sharingWords(const SyncState &state)
    {
        if (state.setAside > 0)
            return QCoreApplication::translate("main", "Sharing: %1 set aside, to be looked at").arg(state.setAside);
        if (state.phase == SyncState::Phase::Waiting)
            return QCoreApplication::translate("main", "Sharing: away, %1 kept here").arg(state.pending);
        if (state.pending > 0)
            return QCoreApplication::translate("main", "Sharing: %1 to send").arg(state.pending);
        return QCoreApplication::translate("main", "Sharing: all sent");
    }

    void showLog()
    {
        if (!m_log) {
            LogWindow::Settings settings;
            settings.recordingsFolder = m_home.recordings();
            settings.offsetMinutes = kJapanMinutes;
            settings.desk = m_home.settings().desk;
            if (const auto keyring = Keyring::read(m_home.keys())) {
                for (const Staff &person : keyring->people())
                    settings.staffNames.insert(person.id, person.name);
            }
            for (const Pack &pack : std::as_const(m_packs)) {
                settings.packNames.insert(pack.id, pack.name);
                for (const EmergencyCheck &check : pack.emergency)
                    settings.checkNames.insert(check.code, check.label);
            }
            m_log = std::make_unique<LogWindow>(settings, m_staff, m_programs, *m_store, *m_store, m_clock);
            m_log->setStyle(logStyle());
            connect(m_log.get(), &LogWindow::dayFormAsked, this, &Workstation::showForm);
            connect(m_store.get(), &Store::committed, m_log.get(), &LogWindow::refresh);
            connect(m_log.get(), &LogWindow::left, this, [this] { backToDesk(m_log.get()); });
            fit(m_log.get(), QSize(1600, 1000));
        }
        m_log->show();
        m_log->raise();
        m_log->activateWindow();
    }

    void showForm(const QString &program, const QDate &day)
    {
        DayFormWindow::Settings settings;
        settings.folder = m_options.tour.isEmpty() ? m_home.reports() : m_options.tour;
        settings.offsetMinutes = kJapanMinutes;
        settings.desk = m_home.settings().desk;
        m_form = std::make_unique<DayFormWindow>(settings, m_staff, m_programs, *m_store, *m_store, m_clock);
        m_form->setStyle(logStyle());
        connect(m_form.get(), &DayFormWindow::left, this, [this] { backToDesk(m_form.get()); });
        fit(m_form.get(), QSize(1200, 980));
        m_form->showDay(program, day);
        m_form->show();
        m_form->activateWindow();
    }

    /// The size of the design where the screen has room for it.
    static void fit(QWidget *window, const QSize &wanted)
    {
        const QScreen *screen = QApplication::primaryScreen();
        window->resize(screen ? wanted.boundedTo(screen->availableSize()) : wanted);
    }

    void backToDesk(QWidget *window)
    {
        window->hide();
        m_desk->raise();
        m_desk->activateWindow();
    }

    [[nodiscard]] LogStyle logStyle() const { return LogStyle::from(theme()); }

    void startTour()
    {
        Tour::Stage stage;
        stage.signIn = [this] { return static_cast<QWidget *>(m_signIn.get()); };
        stage.desk = [this] { return static_cast<QWidget *>(m_desk.get()); };
        stage.session = [this] { return m_session.get(); };
        stage.shelf = [this] { return static_cast<CaseShelf *>(m_store.get()); };
        stage.openLog = [this] { showLog(); };
        stage.log = [this] { return static_cast<QWidget *>(m_log.get()); };
        stage.openForm = [this] { showForm(m_programs.all().front().id, m_clock.now().toOffsetFromUtc(kJapanMinutes * 60).date()); };
        stage.form = [this] { return static_cast<QWidget *>(m_form.get()); };
        stage.sharing = [this] { return m_sharing; };
        stage.recordings = m_home.recordings();
        stage.password = demoPeople().front().password;
        stage.shares = !m_share.isEmpty();
        m_tour = std::make_unique<Tour>(m_options.tour, stage);
        connect(m_tour.get(), &Tour::finished, this, [](bool good) { QCoreApplication::exit(good ? 0 : 1); });
        m_tour->start();
    }

    [[nodiscard]] Theme theme() const { return Theme(m_options.theme, m_options.fontScale); }

    void say(const Error &error) const { std::fputs((sentenceFor(error) + QLatin1Char('\n')).toUtf8().constData(), stderr); }

    void signOut()
    {
        closeDesk();
        showSignIn();
    }

    void shutDown()
    {
        closeDesk();
        m_robot.reset();
    }

    /// Written to the end: the session's last entries are in the store's queue before the store closes.
    void closeDesk()
    {
        if (m_session)
            m_session->finish();
        m_form.reset();
        m_log.reset();
        m_desk.reset();
        m_drill.reset();
        if (m_phone)
            m_phone->stop();
        m_session.reset();
        m_phone.reset();
        m_sync.reset();
        m_store.reset();
    }

    Options m_options;
    Home m_home;
    Programs m_programs;
    QHash<QString, Pack> m_packs;
    SystemClock m_clock;
    QString m_share;
    QString m_sharing;
    QString m_exchange;
    Staff m_staff;
    bool m_working = false;
    bool m_deskWaits = false;
    std::unique_ptr<Robot> m_robot;
    std::unique_ptr<SignInWindow> m_signIn;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<Softphone> m_phone;
    std::unique_ptr<SyncRunner> m_sync;
    std::unique_ptr<DeskSession> m_session;
    std::unique_ptr<DeskWindow> m_desk;
    std::unique_ptr<LogWindow> m_log;
    std::unique_ptr<DayFormWindow> m_form;
    std::unique_ptr<Tour> m_tour;
    std::unique_ptr<TypingDrill> m_drill;
};

Options readOptions(const QApplication &app)
{
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption home(QStringLiteral("home"), QStringLiteral("Folder of this desk."), QStringLiteral("folder"));
    const QCommandLineOption demo(QStringLiteral("demo"), QStringLiteral("Embedded demo: no server, one desk, one simulated caller."));
    const QCommandLineOption tour(QStringLiteral("tour"), QStringLiteral("Show one whole call by itself; pictures go to the folder."), QStringLiteral("folder"));
    const QCommandLineOption share(QStringLiteral("share"), QStringLiteral("libpq connection of the shared store."), QStringLiteral("connection"));
    const QCommandLineOption scenario(QStringLiteral("scenario"), QStringLiteral("The demo's caller."), QStringLiteral("name"));
    const QCommandLineOption scale(QStringLiteral("font-scale"), QStringLiteral("1.0 to 2.5."), QStringLiteral("number"), QStringLiteral("1.0"));
    const QCommandLineOption dark(QStringLiteral("dark"), QStringLiteral("Dark colours."));
    const QCommandLineOption english(QStringLiteral("english"), QStringLiteral("English texts."));
    QCommandLineOption drill(QStringLiteral("typing-drill"));
    drill.setFlags(QCommandLineOption::HiddenFromHelp);
    QCommandLineOption quick(QStringLiteral("measure-start"));
    quick.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOptions({ home, demo, tour, share, scenario, scale, dark, english, drill, quick });
    parser.process(app);
    Options options;
    options.demo = parser.isSet(demo) || parser.isSet(tour) || parser.isSet(drill);
    options.tour = parser.value(tour);
    options.share = parser.value(share);
    options.scenario = parser.value(scenario);
    options.fontScale = parser.value(scale).toDouble();
    options.theme = parser.isSet(dark) ? Theme::Mode::Dark : Theme::Mode::Light;
    options.drill = parser.isSet(drill);
    options.quickExit = parser.isSet(quick);
    options.home = parser.value(home);
    if (options.home.isEmpty()) {
        const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
        options.home = data + (options.demo ? QStringLiteral("/kikitori-demo") : QStringLiteral("/kikitori"));
    }
    return options;
}

/// Everything that must be sound before a window opens; the first fault ends the start with its sentence.
Result<std::unique_ptr<Workstation>> makeWorkstation(const Options &options)
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
    auto packs = home->packs(*programs);
    if (!packs)
        return tl::make_unexpected(packs.error());
    return std::make_unique<Workstation>(options, std::move(*home), std::move(*programs), std::move(*packs));
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("kikitori"));
    QApplication::setApplicationDisplayName(QStringLiteral("聞き取り"));
    QTranslator japanese;
    if (!app.arguments().contains(QStringLiteral("--english")) && japanese.load(QStringLiteral(":/translations/kikitori_ja.qm"))) {
        QApplication::installTranslator(&japanese);
        QLocale::setDefault(QLocale(QLocale::Japanese, QLocale::Japan));
    }
    const Options options = readOptions(app);
    auto workstation = makeWorkstation(options);
    if (!workstation) {
        const QString sentence = sentenceFor(workstation.error());
        std::fputs((sentence + QLatin1Char('\n')).toUtf8().constData(), stderr);
        if (!options.tour.isEmpty() || options.drill || options.quickExit)
            return 1;
        SignInWindow window({}, Theme(options.theme, options.fontScale));
        window.showError(sentence);
        window.show();
        QApplication::exec();
        return 1;
    }
    (*workstation)->begin();
    if (options.quickExit)
        QTimer::singleShot(0, &app, &QApplication::quit);
    return QApplication::exec();
}
