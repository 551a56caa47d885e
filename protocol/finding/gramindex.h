// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/protocol.h"
#include "protocol/finding/readings.h"

#include <unordered_map>
#include <vector>

namespace kikitori {

/// Which protocols of a pack speak of the same things as a complaint: pairs and triples of neighbouring letters, of the
/// callers' words, the title and the questions, weighed by how few protocols have them.
/// Thread: any (immutable after construction). Owner: the finder.
class GramIndex {
public:
    explicit GramIndex(const std::vector<Protocol> &protocols, const WordReader &reader = {});
    /// For each protocol the share of the complaint that it speaks of, 0 to 1.
    [[nodiscard]] std::vector<double> kinship(const Reading &heard) const;

private:
    struct Posting {
        int protocol = 0;
        float weight = 0; ///< 1 for words, less for questions
    };
    size_t m_protocols = 0;
    std::vector<double> m_size; ///< how much more than others a protocol has to say, as a divisor
    std::unordered_map<quint64, std::vector<Posting>> m_postings;
};

} // namespace kikitori
