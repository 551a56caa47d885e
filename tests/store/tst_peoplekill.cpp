// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
// A process that is killed while it writes the list of people or lets somebody in.
#include "people.h"

#include "store/keys/admission.h"
#include "store/keys/recoverykey.h"
#include "support/chosenmoment.h"

#include <QElapsedTimer>

#include <csignal>

#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace kikitori;
using namespace kikitori::test;
using namespace std::chrono_literals;

namespace {
constexpr int kKills = 100; // one that leaves an empty lock costs the three seconds until that is called dead
constexpr int kBoundMs = 60'000;
constexpr int kTries = 40;

/// A process of its own, which says a letter for each thing it has done, and is killed.
class Victim {
public:
    template<class Work>
    explicit Victim(Work work)
    {
        if (pipe(m_ends) != 0)
            return;
        m_child = fork();
        if (m_child == 0) {
            work([this](char letter) { (void)!write(m_ends[1], &letter, 1); });
            _exit(0);
        }
        close(m_ends[1]);
    }
    ~Victim() { close(m_ends[0]); }
    Victim(const Victim &) = delete;
    Victim &operator=(const Victim &) = delete;
    /// The next letter; '-' when none came in time.
    char letter(int withinMs = kBoundMs)
    {
        pollfd end { m_ends[0], POLLIN, 0 };
        char said = '-';
        if (poll(&end, 1, withinMs) > 0 && read(m_ends[0], &said, 1) != 1)
            said = '-';
        return said;
    }
    /// True when it was still at work.
    bool kill()
    {
        ::kill(m_child, SIGKILL);
        int status = 0;
        waitpid(m_child, &status, 0);
        return WIFSIGNALED(status);
    }

private:
    int m_ends[2] = { -1, -1 };
    pid_t m_child = -1;
};
}

TEST(PeopleKill, noKillWhileTheListIsWrittenLosesAPersonOrAKey)
{
    Centre centre;
    quint64 generation = centre.read().generation();
    qint64 save = 0; // how long one takes on this machine, in nanoseconds
    for (int i = 0; i < kKills; ++i) {
        Victim victim([&](const auto &say) {
            for (;;) {
                Keyring keyring = centre.trusted();
                Staff staff = nurse();
                staff.experienceYears = static_cast<int>(keyring.generation() % 50);
                if (!keyring.change(staff) || !keyring.save(centre.path))
                    return;
                say('s');
            }
        });
        ASSERT_EQ(victim.letter(), 's') << i;
        if (i == 0) {
            QElapsedTimer timer;
            timer.start();
            ASSERT_EQ(victim.letter(), 's');
            save = timer.nsecsElapsed();
        }
        letWork(std::chrono::nanoseconds(save * (i % 24) / 12)); // into the next ones, each time a little further
        ASSERT_TRUE(victim.kill()) << i << ": it ended by itself";
        const auto keyring = Keyring::read(centre.path);
        ASSERT_TRUE(keyring) << i << ' ' << keyring.error().detail.toStdString();
        ASSERT_EQ(keyring->people().size(), 2u) << i;
        const auto key = keyring->unlock(QStringLiteral("ns01"), kNursesPassword);
        ASSERT_TRUE(key) << i << ": half a list would be forged or unreadable";
        ASSERT_EQ(key->bytes(), centre.key.bytes());
        ASSERT_GT(keyring->generation(), generation) << "what was said to be written is there";
        generation = keyring->generation();
    }
    RecordProperty("generation", static_cast<int>(generation));
}

TEST(PeopleKill, aSealedAccountNeverLetsInTwice)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    int both = 0;
    int left = 0;
    int in = 0;
    const auto enough = [&] { return left > 3 && in > 3; };
    // A little sooner after one that was let in, a little later after one that was not: around the moment that counts.
    std::chrono::nanoseconds moment { 0 };
    for (int i = 0; i < kTries || (!enough() && i < 10 * kTries); ++i) {
        Centre centre;
        const QString phrase = randomPassphrase(6);
        centre.change([&](Keyring &keyring) {
            return keyring.add({ QStringLiteral("bg01"), {}, { Role::Lead } }, phrase, centre.key, kCheap, Membership::BreakGlass);
        });
        const auto tryIn = [&] { return admit(centre.path, { QStringLiteral("bg01"), phrase, {} }, now).has_value(); };
        Victim victim([&](const auto &say) {
            say('b');
            say(tryIn() ? 'i' : 'o');
        });
        ASSERT_EQ(victim.letter(), 'b');
        QElapsedTimer timer;
        timer.start();
        char said = '-';
        if (i == 0) {
            said = victim.letter();
            moment = std::chrono::nanoseconds(timer.nsecsElapsed());
        } else {
            letWork(moment);
            said = victim.letter(0);
            moment = said == '-' ? moment * 5 / 4 + 1us : moment * 3 / 4;
        }
        (void)victim.kill();
        ASSERT_NE(said, 'o') << i;
        const int times = (said == 'i' ? 1 : 0) + (tryIn() ? 1 : 0) + (tryIn() ? 1 : 0);
        both += times > 1 ? 1 : 0;
        left += said == '-' ? 1 : 0;
        in += said == 'i' ? 1 : 0;
    }
    EXPECT_EQ(both, 0);
    EXPECT_TRUE(enough()) << left << " killed before they said anything, " << in << " let in";
}
