// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "phoneworld.h"

#include "telephony/recorder.h"
#include "telephony/recordingfile.h"

#include <QRandomGenerator>

#include <csignal>
#include <sys/resource.h>

using namespace kikitori;
using namespace kikitori::test;

namespace {

const QByteArray Key(32, 'k');

/// `ms` of sound that is loud on the caller's side and soft on the agent's.
std::vector<qint16> pairs(int ms)
{
    std::vector<qint16> samples;
    for (int i = 0; i < 8 * ms; ++i) {
        samples.push_back(static_cast<qint16>(10000 * std::sin(i * 0.3)));
        samples.push_back(static_cast<qint16>(100 * std::sin(i * 0.2)));
    }
    return samples;
}

/// A recording of `ms`; closed when `whole`.
QString record(const QString &path, int ms, bool whole)
{
    auto file = RecordingFile::create(path, Key);
    EXPECT_TRUE(file) << (file ? "" : file.error().detail.toStdString());
    const auto sound = pairs(ms);
    EXPECT_TRUE((*file)->append(sound.data(), sound.size() / 2));
    if (whole) {
        EXPECT_TRUE((*file)->finish());
    }
    return path;
}

/// While it lives no file of this process grows past `bytes`: a disk that gets full.
class FullDisk {
public:
    explicit FullDisk(rlim_t bytes)
    {
        getrlimit(RLIMIT_FSIZE, &m_before);
        m_signal = std::signal(SIGXFSZ, SIG_IGN);
        rlimit limit = m_before;
        limit.rlim_cur = bytes;
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk()
    {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_signal);
    }

private:
    rlimit m_before {};
    void (*m_signal)(int);
};

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(bytes);
}

} // namespace

class Recording : public ::testing::Test {
protected:
    QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("one.krec"));
};

TEST_F(Recording, comesBackSampleForSample)
{
    const auto audio = readRecording(record(path, 2345, true), Key);
    ASSERT_TRUE(audio);
    EXPECT_TRUE(audio->complete);
    EXPECT_EQ(audio->ms(), 2345);
    EXPECT_EQ(audio->samples, pairs(2345));
    EXPECT_NEAR(audio->levelDb(0), -13.3, 0.5);
    EXPECT_NEAR(audio->levelDb(1), -53.3, 0.5);
    EXPECT_NEAR(audio->envelope(0, 10).at(4), 0.305, 0.01);
    EXPECT_EQ(audio->envelope(1, 7).size(), 7U);
}

TEST_F(Recording, holdsNothingThatCouldBeHeardWithoutTheKey)
{
    const QByteArray bytes = bytesOf(record(path, 3000, true));
    const auto sound = pairs(3000);
    for (std::size_t at = 0; at + 16 < sound.size(); at += 1000)
        EXPECT_FALSE(bytes.contains(QByteArray(reinterpret_cast<const char *>(&sound[at]), 16)));
}

TEST_F(Recording, asksForTheRightKey)
{
    record(path, 1000, true);
    const auto audio = readRecording(path, QByteArray(32, 'x'));
    ASSERT_FALSE(audio);
    EXPECT_EQ(audio.error().fault, Fault::KeyWrong);
    EXPECT_EQ(readRecording(path, QByteArray("short")).error().fault, Fault::KeyWrong);
    EXPECT_EQ(readRecording(path + "x", Key).error().fault, Fault::FileMissing);
}

TEST_F(Recording, cutAnywhereIsReadUpToTheCutAndIsNotCalledComplete)
{
    const QByteArray whole = bytesOf(record(path, 3200, true));
    const auto all = readRecording(path, Key);
    ASSERT_TRUE(all);
    qint64 longest = 0;
    for (qsizetype length = 61; length < whole.size(); length += 997) {
        write(path, whole.left(length));
        const auto audio = readRecording(path, Key);
        ASSERT_TRUE(audio) << length << ' ' << audio.error().detail.toStdString();
        EXPECT_FALSE(audio->complete) << length;
        ASSERT_LE(audio->samples.size(), all->samples.size());
        EXPECT_TRUE(std::equal(audio->samples.begin(), audio->samples.end(), all->samples.begin())) << length;
        EXPECT_GE(audio->ms(), longest);
        longest = audio->ms();
    }
    EXPECT_GE(longest, 3000);
}

TEST_F(Recording, changedAnywhereIsRefused)
{
    const QByteArray whole = bytesOf(record(path, 1200, true));
    for (qsizetype at = 0; at < whole.size(); at += at < 100 ? 1 : 613) {
        QByteArray changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 0x10);
        write(path, changed);
        const auto audio = readRecording(path, Key);
        // A changed length may look like a cut: then it must not be called complete.
        EXPECT_TRUE(!audio || !audio->complete) << "byte " << at;
    }
    write(path, whole + "x");
    EXPECT_EQ(readRecording(path, Key).error().fault, Fault::RecordingDamaged);
    write(path, "RIFFxxxxWAVE");
    EXPECT_EQ(readRecording(path, Key).error().fault, Fault::RecordingDamaged);
}

TEST_F(Recording, saysHowMuchIsWholeBeforeTheDamage)
{
    QByteArray bytes = bytesOf(record(path, 3000, true));
    bytes[bytes.size() - 9000] = static_cast<char>(bytes[bytes.size() - 9000] ^ 1);
    write(path, bytes);
    const auto audio = readRecording(path, Key);
    ASSERT_FALSE(audio);
    EXPECT_EQ(audio.error().fault, Fault::RecordingDamaged);
    EXPECT_TRUE(audio.error().detail.contains(QStringLiteral("2500 ms before it are whole")))
        << audio.error().detail.toStdString();
}

TEST_F(Recording, neverWritesOverAnother)
{
    record(path, 500, true);
    EXPECT_FALSE(RecordingFile::create(path, Key));
    EXPECT_TRUE(readRecording(path, Key));
}

TEST_F(Recording, isReadableAfterTheProcessWasKilled)
{
    int ready[2];
    ASSERT_EQ(pipe(ready), 0);
    const pid_t child = fork();
    if (child == 0) {
        record(path, 2700, false);
        (void)!::write(ready[1], "x", 1);
        pause();
        _exit(0);
    }
    char byte = 0;
    ASSERT_EQ(::read(ready[0], &byte, 1), 1);
    ASSERT_EQ(::kill(child, SIGKILL), 0);
    const auto audio = readRecording(path, Key);
    ASSERT_TRUE(audio);
    EXPECT_FALSE(audio->complete);
    EXPECT_GE(audio->ms(), 2000);
}

namespace {

struct Heard {
    std::mutex gate;
    std::vector<RecordingStart> started;
    std::vector<std::pair<QString, qint64>> finished;
    std::vector<Error> failed;
    std::vector<Error> late;

    Recorder::Events events()
    {
        Recorder::Events all;
        all.started = [this](const RecordingStart &start) {
            const std::lock_guard lock(gate);
            started.push_back(start);
        };
        all.finished = [this](const QString &id, qint64 ms, qint64, const QByteArray &) {
            const std::lock_guard lock(gate);
            finished.emplace_back(id, ms);
        };
        all.failed = [this](const QString &, const Error &error) {
            const std::lock_guard lock(gate);
            failed.push_back(error);
        };
        all.late = [this](const Error &error) { late.push_back(error); };
        return all;
    }
    template<class T>
    std::size_t count(const std::vector<T> &of)
    {
        const std::lock_guard lock(gate);
        return of.size();
    }
};

} // namespace

TEST_F(Recording, twoInOneSecondDoNotCollide)
{
    Heard heard;
    Recorder recorder(folder.filePath(QStringLiteral("a/b")), heard.events());
    recorder.start();
    const auto sound = pairs(20);
    const quint32 one = recorder.begin(QStringLiteral("call-1"));
    const quint32 two = recorder.begin(QStringLiteral("call-2"));
    for (int i = 0; i < 100; ++i) {
        recorder.push(one, sound.data());
        if (i % 2 == 0)
            recorder.push(two, sound.data());
    }
    recorder.end(one);
    recorder.end(two);
    recorder.stop();
    ASSERT_EQ(heard.started.size(), 2U);
    EXPECT_NE(heard.started[0].file, heard.started[1].file);
    EXPECT_NE(heard.started[0].key, heard.started[1].key);
    EXPECT_EQ(heard.started[1].callId, QStringLiteral("call-2"));
    ASSERT_EQ(heard.finished.size(), 2U);
    EXPECT_EQ(heard.finished[0].second, 2000);
    EXPECT_EQ(heard.finished[1].second, 1000);
    EXPECT_TRUE(heard.failed.empty());
}

TEST_F(Recording, aFullDiskIsToldAtOnceAndWhatWasSyncedIsReadable)
{
    Heard heard;
    Recorder recorder(folder.path(), heard.events());
    recorder.start();
    const auto sound = pairs(20);
    {
        const FullDisk full(120000);
        const quint32 one = recorder.begin(QStringLiteral("call"));
        for (int i = 0; i < 400; ++i) { // 8 s, 256 kB
            recorder.push(one, sound.data());
            if (i % 50 == 0) {
                ASSERT_TRUE(waitFor([&] { return heard.count(heard.started) == 1; }));
            }
        }
        EXPECT_TRUE(waitFor([&] { return heard.count(heard.failed) == 1; }));
        recorder.end(one);
        recorder.stop();
    }
    EXPECT_EQ(heard.failed.size(), 1U);
    EXPECT_TRUE(heard.finished.empty()); // it ended once, by the failure
    const auto audio = readRecording(folder.filePath(heard.started.front().file), heard.started.front().key);
    ASSERT_TRUE(audio) << audio.error().detail.toStdString();
    EXPECT_FALSE(audio->complete);
    EXPECT_GE(audio->ms(), 3000);
}

TEST_F(Recording, withoutAFolderFailsBeforeTheFirstWord)
{
    Heard heard;
    write(path, "a file where the folder should be");
    Recorder recorder(path, heard.events());
    recorder.start();
    recorder.begin(QStringLiteral("call"));
    recorder.stop();
    EXPECT_EQ(heard.failed.size(), 1U);
    EXPECT_TRUE(heard.started.empty());
}

TEST_F(Recording, aDiskThatFallsBehindIsToldOnceAndNothingIsLostYet)
{
    Heard heard;
    Recorder recorder(folder.path(), heard.events());
    const auto sound = pairs(20);
    const quint32 one = recorder.begin(QStringLiteral("call"));
    for (int i = 0; i < 200; ++i) // 4 s that nobody writes
        recorder.push(one, sound.data());
    recorder.end(one);
    EXPECT_EQ(heard.late.size(), 1U);
    recorder.start();
    recorder.stop();
    ASSERT_EQ(heard.finished.size(), 1U);
    EXPECT_EQ(heard.finished.front().second, 4000);
}
