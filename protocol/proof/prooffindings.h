// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "protocol/proof/proof.h"

namespace kikitori {

/// Collects what the parts of a proof find. Thread: any one at a time. Owner: the proof.
class Findings {
public:
    explicit Findings(const PackPlaces &places)
        : m_places(places)
    {
    }
    /// What follows is of this protocol; empty for the head.
    void enter(const QString &protocol) { m_protocol = protocol; }
    void error(Rule rule, const QString &part, const QStringList &details = {}) { add(rule, Severity::Error, part, details); }
    void note(Rule rule, const QString &part, const QStringList &details = {}) { add(rule, Severity::Note, part, details); }
    void require(bool holds, Rule rule, const QString &part, const QStringList &details = {})
    {
        if (!holds)
            error(rule, part, details);
    }
    void refused(const Error &error);
    /// By file, line and column.
    [[nodiscard]] std::vector<Finding> sorted() const;

private:
    void add(Rule rule, Severity severity, const QString &part, const QStringList &details);

    const PackPlaces &m_places;
    QString m_protocol;
    std::vector<Finding> m_findings;
};

} // namespace kikitori
