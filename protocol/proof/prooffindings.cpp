// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/proof/prooffindings.h"

#include <algorithm>
#include <tuple>

namespace kikitori {

void Findings::refused(const Error &error)
{
    m_findings.push_back({ Rule::Form, Severity::Error, { error.subject, error.line, error.column }, {}, {}, { error.detail } });
}

void Findings::add(Rule rule, Severity severity, const QString &part, const QStringList &details)
{
    m_findings.push_back({ rule, severity, m_places.at(part), m_protocol, part, details });
}

std::vector<Finding> Findings::sorted() const
{
    std::vector<Finding> sorted = m_findings;
    std::stable_sort(sorted.begin(), sorted.end(), [](const Finding &a, const Finding &b) {
        return std::tie(a.place.file, a.place.line, a.place.column) < std::tie(b.place.file, b.place.line, b.place.column);
    });
    return sorted;
}

} // namespace kikitori
