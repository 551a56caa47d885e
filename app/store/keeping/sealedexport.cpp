// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "store/keeping/exportsink.h"

#include "store/keeping/durable.h"
#include "store/keys/storekey.h"

#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <array>

#include <sodium.h>

// The form of a .kkx file: "KKX1\n", salt 16, operations u64, memory u64 (little-endian), stream header 24; then frames
// of length u32 and ciphertext. A frame's first byte: F a file's name, D its bytes, E its end, Z the end of all.
namespace kikitori {

namespace {
constexpr char kMagic[] = "KKX1\n";
constexpr qsizetype kMagicLength = 5;
constexpr qsizetype kHeadLength = kMagicLength + static_cast<qsizetype>(crypto_pwhash_SALTBYTES) + 16;
constexpr quint64 kOps = 3;
constexpr quint64 kMemory = 256ULL * 1024 * 1024; // it may lie about for years, unlike a desk's list of people
constexpr quint64 kMostOps = 16;
constexpr quint64 kMostMemory = 1024ULL * 1024 * 1024;
constexpr qsizetype kPiece = 256 * 1024;
constexpr quint32 kLargestFrame = 1024 * 1024;
constexpr qsizetype kShortestPassphrase = 12;

unsigned char *bytesOf(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

const unsigned char *bytesOf(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

tl::unexpected<Error> broken(const QString &path, const char *how)
{
    return fail(Fault::SealBroken, path, QString::fromLatin1(how));
}

Result<StoreKey> derive(const QString &passphrase, const QByteArray &salt, quint64 ops, quint64 memory)
{
    QByteArray utf8 = passphrase.normalized(QString::NormalizationForm_KC).toUtf8();
    QByteArray key(crypto_secretstream_xchacha20poly1305_KEYBYTES, '\0');
    const int code = crypto_pwhash(bytesOf(key), static_cast<unsigned long long>(key.size()), utf8.constData(),
        static_cast<unsigned long long>(utf8.size()), bytesOf(salt), ops, static_cast<size_t>(memory),
        crypto_pwhash_ALG_ARGON2ID13);
    sodium_memzero(utf8.data(), static_cast<size_t>(utf8.size()));
    if (code != 0)
        return fail(Fault::BadArgument, QStringLiteral("memory"), QStringLiteral("too little memory for the passphrase"));
    return StoreKey(std::move(key));
}

class SealedFile final : public ExportSink {
public:
    explicit SealedFile(const QString &path)
        : m_path(path)
        , m_file(path + QStringLiteral(".part"))
    {
    }
    ~SealedFile() override
    {
        sodium_memzero(&m_state, sizeof(m_state));
        if (m_file.isOpen())
            m_file.remove();
    }
    Result<> open(const QString &passphrase)
    {
        QByteArray salt(crypto_pwhash_SALTBYTES, '\0');
        randombytes_buf(salt.data(), static_cast<size_t>(salt.size()));
        const auto key = derive(passphrase, salt, kOps, kMemory);
        if (!key)
            return tl::make_unexpected(key.error());
        m_file.remove(); // of one that was cut off
        if (!m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
            return unwritten();
        m_file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        m_head = QByteArray(kMagic, kMagicLength) + salt + QByteArray(16, '\0');
        qToLittleEndian<quint64>(kOps, m_head.data() + kHeadLength - 16);
        qToLittleEndian<quint64>(kMemory, m_head.data() + kHeadLength - 8);
        QByteArray header(crypto_secretstream_xchacha20poly1305_HEADERBYTES, '\0');
        crypto_secretstream_xchacha20poly1305_init_push(&m_state, bytesOf(header), bytesOf(key->bytes()));
        return put(m_head + header);
    }
    Result<> begin(const QString &name) override { return frame('F', name.toUtf8()); }
    Result<> write(const QByteArray &bytes) override
    {
        m_waiting += bytes;
        return m_waiting.size() < kPiece ? Result<>() : flush();
    }
    Result<> end() override
    {
        return flush().and_then([&] { return frame('E', {}); });
    }
    Result<> finish() override
    {
        if (const auto ended = frame('Z', {}, crypto_secretstream_xchacha20poly1305_TAG_FINAL); !ended)
            return ended;
        if (!m_file.flush())
            return unwritten();
        return fileToDisk(m_file.fileName()).and_then([&] {
            m_file.close();
            return takeName(m_file.fileName(), m_path);
        });
    }

private:
    [[nodiscard]] tl::unexpected<Error> unwritten() const
    {
        const bool full = m_file.error() == QFileDevice::ResourceError;
        return fail(full ? Fault::DiskFull : Fault::DiskFailed, m_file.fileName(), m_file.errorString());
    }
    [[nodiscard]] Result<> put(const QByteArray &bytes) { return m_file.write(bytes) == bytes.size() ? Result<>() : unwritten(); }
    [[nodiscard]] Result<> flush()
    {
        for (qsizetype at = 0; at < m_waiting.size(); at += kPiece) {
            if (const auto done = frame('D', m_waiting.mid(at, kPiece)); !done)
                return done;
        }
        m_waiting.clear();
        return {};
    }
    [[nodiscard]] Result<> frame(char type, const QByteArray &payload, unsigned char tag = 0)
    {
        const QByteArray plain = QByteArray(1, type) + payload;
        QByteArray sealed(4 + plain.size() + static_cast<qsizetype>(crypto_secretstream_xchacha20poly1305_ABYTES), '\0');
        qToLittleEndian<quint32>(static_cast<quint32>(sealed.size() - 4), sealed.data());
        // Every frame stands for the head too: other costs cannot be written into it.
        crypto_secretstream_xchacha20poly1305_push(&m_state, bytesOf(sealed) + 4, nullptr, bytesOf(plain),
            static_cast<unsigned long long>(plain.size()), bytesOf(m_head), static_cast<unsigned long long>(m_head.size()), tag);
        return put(sealed);
    }

    QString m_path;
    QFile m_file;
    QByteArray m_head;
    QByteArray m_waiting;
    crypto_secretstream_xchacha20poly1305_state m_state {};
};

class Unsealing {
public:
    explicit Unsealing(const QString &path)
        : m_file(path)
    {
    }
    ~Unsealing() { sodium_memzero(&m_state, sizeof(m_state)); }
    [[nodiscard]] Result<> open(const QString &passphrase)
    {
        if (!m_file.exists())
            return fail(Fault::FileMissing, m_file.fileName());
        if (!m_file.open(QIODevice::ReadOnly))
            return fail(Fault::FileUnreadable, m_file.fileName(), m_file.errorString());
        m_head = m_file.read(kHeadLength);
        const QByteArray header = m_file.read(crypto_secretstream_xchacha20poly1305_HEADERBYTES);
        if (m_head.size() != kHeadLength || !m_head.startsWith("KKX")
            || header.size() != static_cast<qsizetype>(crypto_secretstream_xchacha20poly1305_HEADERBYTES))
            return broken(m_file.fileName(), "not an export");
        if (!m_head.startsWith(kMagic))
            return fail(Fault::StoreNewer, m_file.fileName(), QStringLiteral("written by a newer program"));
        const auto ops = qFromLittleEndian<quint64>(m_head.constData() + kHeadLength - 16);
        const auto memory = qFromLittleEndian<quint64>(m_head.constData() + kHeadLength - 8);
        if (ops < crypto_pwhash_OPSLIMIT_MIN || ops > kMostOps || memory < crypto_pwhash_MEMLIMIT_MIN || memory > kMostMemory)
            return broken(m_file.fileName(), "its head is not whole");
        const auto key = derive(passphrase, m_head.mid(kMagicLength, crypto_pwhash_SALTBYTES), ops, memory);
        if (!key)
            return tl::make_unexpected(key.error());
        if (crypto_secretstream_xchacha20poly1305_init_pull(&m_state, bytesOf(header), bytesOf(key->bytes())) != 0)
            return broken(m_file.fileName(), "its head is not whole");
        return {};
    }
    /// Frame after frame into `into`, to the end of all.
    [[nodiscard]] Result<> run(ExportSink &into)
    {
        for (bool first = true;; first = false) {
            const auto plain = next(first);
            if (!plain)
                return tl::make_unexpected(plain.error());
            const QByteArray payload = plain->mid(1);
            switch (plain->at(0)) {
            case 'F':
                if (const auto done = into.begin(QString::fromUtf8(payload)); !done)
                    return done;
                break;
            case 'D':
                if (const auto done = into.write(payload); !done)
                    return done;
                break;
            case 'E':
                if (const auto done = into.end(); !done)
                    return done;
                break;
            default:
                return m_file.atEnd() ? Result<>() : broken(m_file.fileName(), "something follows its end");
            }
        }
    }

private:
    [[nodiscard]] Result<QByteArray> next(bool first)
    {
        const QByteArray length = m_file.read(4);
        const quint32 bytes = length.size() == 4 ? qFromLittleEndian<quint32>(length.constData()) : 0;
        const QByteArray sealed = bytes <= kLargestFrame ? m_file.read(bytes) : QByteArray();
        constexpr auto extra = static_cast<qsizetype>(crypto_secretstream_xchacha20poly1305_ABYTES);
        if (sealed.size() <= extra || sealed.size() != static_cast<qsizetype>(bytes))
            return broken(m_file.fileName(), "it ends too early");
        QByteArray plain(sealed.size() - extra, '\0');
        unsigned char tag = 0;
        if (crypto_secretstream_xchacha20poly1305_pull(&m_state, bytesOf(plain), nullptr, &tag, bytesOf(sealed),
                static_cast<unsigned long long>(sealed.size()), bytesOf(m_head), static_cast<unsigned long long>(m_head.size()))
            != 0) {
            if (first)
                return fail(Fault::PasswordWrong, m_file.fileName());
            return broken(m_file.fileName(), "its bytes are not those that were written");
        }
        if ((plain.at(0) == 'Z') != (tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL))
            return broken(m_file.fileName(), "its end is not its end");
        return plain;
    }

    QFile m_file;
    QByteArray m_head;
    crypto_secretstream_xchacha20poly1305_state m_state {};
};
}

Result<std::unique_ptr<ExportSink>> sealedFile(const QString &path, const QString &passphrase)
{
    if (passphrase.normalized(QString::NormalizationForm_KC).size() < kShortestPassphrase)
        return fail(Fault::BadArgument, QStringLiteral("passphrase"), QStringLiteral("shorter than 12 characters"));
    if (QFileInfo::exists(path))
        return fail(Fault::BadArgument, path, QStringLiteral("a file of this name is there"));
    auto sink = std::make_unique<SealedFile>(path);
    if (const auto opened = sink->open(passphrase); !opened)
        return tl::make_unexpected(opened.error());
    return sink;
}

Result<> unseal(const QString &path, const QString &passphrase, ExportSink &into)
{
    Unsealing unsealing(path);
    return unsealing.open(passphrase).and_then([&] { return unsealing.run(into); });
}

} // namespace kikitori
