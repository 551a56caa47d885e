// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "store/keys/keyring.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <functional>

namespace kikitori::test {

/// Enough for a test of anything but the cost itself.
inline constexpr KeyCost kCheap { 1, 8192 };

inline const QString kNursesPassword = QStringLiteral("correct horse");
inline const QString kAdminsPassword = QStringLiteral("a password of length");

inline Staff nurse()
{
    return { QStringLiteral("ns01"), QStringLiteral("看護師 01"), { Role::Nurse, Role::Lead } };
}

inline Staff administrator()
{
    return { QStringLiteral("ad01"), QStringLiteral("管理者 01"), { Role::Administrator } };
}

inline std::vector<StoreKey> keysOf(const StoreKey &one)
{
    std::vector<StoreKey> keys;
    keys.push_back(one.clone());
    return keys;
}

/// A people file in a folder of its own, as a desk has one.
struct PeopleFile {
    QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("people.json"));
    void write(const QByteArray &bytes) const
    {
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(bytes);
    }
    [[nodiscard]] QByteArray content() const
    {
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    }
    /// What somebody with an editor does.
    void edit(const std::function<void(QJsonObject &)> &change) const
    {
        QJsonObject root = QJsonDocument::fromJson(content()).object();
        change(root);
        write(QJsonDocument(root).toJson());
    }
    [[nodiscard]] Keyring read() const
    {
        auto keyring = Keyring::read(path);
        EXPECT_TRUE(keyring) << (keyring ? "" : keyring.error().detail.toStdString());
        return keyring ? std::move(*keyring) : Keyring::empty();
    }
    /// The list of issue 2: ad01 "of the first", ns01 "of the second", the key 32 times 'k'.
    void putVersion1() const
    {
        QFile golden(QStringLiteral(KIKITORI_SOURCE_DIR "/tests/store/keyrings/people-v1.json"));
        ASSERT_TRUE(golden.open(QIODevice::ReadOnly));
        write(golden.readAll());
    }
};

/// ad01 and ns01 of one store key, on the disk.
struct Centre : PeopleFile {
    StoreKey key = StoreKey::random();
    Centre()
    {
        Keyring keyring = Keyring::empty();
        EXPECT_TRUE(keyring.add(administrator(), kAdminsPassword, key, kCheap));
        EXPECT_TRUE(keyring.add(nurse(), kNursesPassword, key, kCheap));
        EXPECT_TRUE(keyring.save(path));
    }
    [[nodiscard]] Keyring trusted() const
    {
        Keyring keyring = read();
        EXPECT_TRUE(keyring.trust(keysOf(key)));
        return keyring;
    }
    void change(const std::function<Result<>(Keyring &)> &what) const
    {
        Keyring keyring = trusted();
        const auto changed = what(keyring);
        EXPECT_TRUE(changed) << (changed ? "" : changed.error().detail.toStdString());
        EXPECT_TRUE(keyring.save(path));
    }
};

} // namespace kikitori::test
