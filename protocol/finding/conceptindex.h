// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/finding/concepts.h"
#include "protocol/protocol.h"

#include <unordered_map>
#include <vector>

namespace kikitori {

/// Which protocols speak of the parts of the body, troubles and events that a complaint names, in whatever words: how
/// much likelier each is in the callers' words of one protocol than in those of all.
/// Thread: any (immutable after construction). Owner: the finder.
class ConceptIndex {
public:
    explicit ConceptIndex(const std::vector<Protocol> &protocols);
    /// For each protocol, by the concepts of a complaint in the order said: -1 (speaks of other things) to 1 (of all of these, and hardly any other does); 0 throughout
    /// where the complaint names nothing known.
    [[nodiscard]] std::vector<double> likeness(const std::vector<int> &heard) const;

private:
    using Counts = std::unordered_map<quint32, double>;
    struct Feature {
        quint32 key = 0;
        double weight = 0;
    };
    [[nodiscard]] static std::vector<Feature> featuresOf(const std::vector<int> &concepts);
    void count(const QString &text, double weight, Counts &counts);

    std::vector<Counts> m_counts; ///< one a protocol
    std::vector<double> m_sizes;
    Counts m_all;
    double m_size = 0;
};

} // namespace kikitori
