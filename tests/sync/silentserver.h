// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <gtest/gtest.h>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace kikitori::test {

/// Takes connections on a free port of this machine and never says a word. Owner: the test.
class SilentServer final {
public:
    /// `backlog`: how many may knock before they are not let in.
    explicit SilentServer(int backlog)
        : m_socket(::socket(AF_INET, SOCK_STREAM, 0))
    {
        m_address.sin_family = AF_INET;
        m_address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof m_address;
        EXPECT_EQ(::bind(m_socket, plain(), size), 0);
        EXPECT_EQ(::listen(m_socket, backlog), 0);
        EXPECT_EQ(::getsockname(m_socket, plain(), &size), 0);
    }
    ~SilentServer() { ::close(m_socket); }
    SilentServer(const SilentServer &) = delete;
    SilentServer &operator=(const SilentServer &) = delete;

    [[nodiscard]] int socket() const { return m_socket; }
    [[nodiscard]] int port() const { return ntohs(m_address.sin_port); }
    /// Knocks without waiting; the socket is the caller's.
    [[nodiscard]] int knock()
    {
        const int one = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
        (void)::connect(one, plain(), sizeof m_address);
        return one;
    }

private:
    [[nodiscard]] sockaddr *plain() { return reinterpret_cast<sockaddr *>(&m_address); }

    int m_socket;
    sockaddr_in m_address {};
};

} // namespace kikitori::test
