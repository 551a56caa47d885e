// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/proof/proofanswers.h"

#include "protocol/proof/proofdeciding.h"
#include "protocol/proof/prooftree.h"

#include <QSet>

namespace kikitori {

namespace {

constexpr Urgency allUrgencies[] = { Urgency::Red, Urgency::Orange, Urgency::Yellow, Urgency::Green, Urgency::White };

QString nameOf(const std::optional<Urgency> &urgency)
{
    return urgency ? codeOf(*urgency) : QString();
}

QString nameOf(const std::optional<Answer> &answer)
{
    return answer ? codeOf(*answer) : QStringLiteral("open");
}

std::vector<const Modifier *> decidingOf(const Protocol &protocol)
{
    std::vector<const Modifier *> deciding;
    for (const Modifier &modifier : protocol.modifiers) {
        if (modifier.least)
            deciding.push_back(&modifier);
    }
    return deciding;
}

/// Reports what the proofs of one protocol found.
class Report {
public:
    Report(const Protocol &protocol, Findings &findings)
        : m_protocol(protocol)
        , m_deciding(decidingOf(protocol))
        , m_findings(findings)
    {
    }
    void add(const DecidingFault &fault);
    void add(const TreeFault &fault);

private:
    using Answers = DecidingFault::Answers;

    [[nodiscard]] QString part(const char *kind, const QString &code) const
    {
        return m_protocol.id + u'/' + QLatin1String(kind) + u'/' + code;
    }
    /// "sweat=yes, faint=unknown": what is no plain no. A node that is on no path and a modifier that nobody said are not shown.
    [[nodiscard]] QString shown(const Answers &nodes, const Answers &answers) const
    {
        QStringList out;
        const auto show = [&](const QString &code, const std::optional<Answer> &answer, bool openToo) {
            if (answer != Answer::No && (answer || openToo))
                out << code + u'=' + nameOf(answer);
        };
        for (size_t i = 0; i < nodes.size(); ++i)
            show(m_protocol.tree[i].code, nodes[i], false);
        for (size_t i = 0; i < answers.size(); ++i) {
            const bool item = i < m_protocol.items.size();
            show(item ? m_protocol.items[i].code : m_deciding[i - m_protocol.items.size()]->code, answers[i],
                item && m_protocol.tree.empty());
        }
        return out.join(QStringLiteral(", "));
    }

    const Protocol &m_protocol;
    std::vector<const Modifier *> m_deciding;
    Findings &m_findings;
};

void Report::add(const DecidingFault &fault)
{
    const QString answers = shown(fault.nodes, fault.answers);
    if (fault.kind == DecidingFault::NoResult) {
        m_findings.error(Rule::Ends, m_protocol.id + QLatin1String(m_protocol.tree.empty() ? "/items" : "/tree"), { answers });
        return;
    }
    const size_t items = m_protocol.items.size();
    const Modifier *modifier = fault.item < items ? nullptr : m_deciding[fault.item - items];
    const Item *item = modifier ? nullptr : &m_protocol.items[fault.item];
    const QString own = codeOf(modifier ? *modifier->least : item->urgency);
    const QString part = modifier ? this->part("modifiers", modifier->code) : this->part("items", item->code);
    switch (fault.kind) {
    case DecidingFault::NoResult:
        break;
    case DecidingFault::Lowers:
        m_findings.error(Rule::Monotonic, part,
            { nameOf(fault.before), nameOf(fault.after), nameOf(fault.resultBefore), nameOf(fault.result), answers });
        break;
    case DecidingFault::TooLow:
        m_findings.error(Rule::Reaches, part, { own, nameOf(fault.after), nameOf(fault.result), answers });
        break;
    case DecidingFault::NeverDecides:
        // The third tells a modifier, and a branch of a tree, from an item.
        if (modifier)
            m_findings.error(
                Rule::Decides, part + QStringLiteral("/least"), { own, codeOf(m_protocol.floor), QStringLiteral("least") });
        else
            m_findings.error(Rule::Decides, part, { own, codeOf(m_protocol.floor) });
        break;
    }
}

void Report::add(const TreeFault &fault)
{
    if (fault.kind == TreeFault::NeverOpened) {
        m_findings.error(Rule::Reachable, m_protocol.id + QStringLiteral("/items"), { QStringLiteral("items") });
        return;
    }
    const Node &node = m_protocol.tree[fault.node];
    const QString part = this->part("tree", node.code);
    const QString branch = part + u'/' + nameOf(fault.after);
    switch (fault.kind) {
    case TreeFault::NeverOpened:
        break;
    case TreeFault::LeadsNowhere: {
        const Branch &leads = node.branch(fault.after.value_or(Answer::No));
        m_findings.error(Rule::Leads, branch + QStringLiteral("/go"),
            { nameOf(fault.after), leads.to == Branch::To::Items ? QStringLiteral("items") : leads.node });
        break;
    }
    case TreeFault::NeverAsked:
        m_findings.error(Rule::Reachable, part, { node.code });
        break;
    case TreeFault::Lowers:
        m_findings.error(Rule::Monotonic, part,
            { nameOf(fault.before), nameOf(fault.after), nameOf(fault.resultBefore), nameOf(fault.result),
                shown(fault.nodes, fault.answers) });
        break;
    case TreeFault::NeverResult:
        m_findings.error(Rule::Decides, branch + QStringLiteral("/urgency"),
            { nameOf(node.branch(fault.after.value_or(Answer::No)).urgency), codeOf(m_protocol.floor), nameOf(fault.after) });
        break;
    }
}

/// Nodes and items are told apart by their codes alone, and so are the modifiers that decide. Modifiers that only prompt have
/// codes among themselves.
void proveCodes(const Protocol &protocol, Findings &findings)
{
    QSet<QString> codes;
    const auto once = [&](QSet<QString> &used, const char *kind, const QString &code) {
        const QString part = protocol.id + u'/' + QLatin1String(kind) + u'/' + code;
        findings.require(!used.contains(code), Rule::Codes, part, { code });
        used.insert(code);
    };
    for (const Node &node : protocol.tree)
        once(codes, "tree", node.code);
    for (const Item &item : protocol.items)
        once(codes, "items", item.code);
    QSet<QString> modifiers;
    for (const Modifier &modifier : protocol.modifiers) {
        if (modifier.least && !modifiers.contains(modifier.code))
            once(codes, "modifiers", modifier.code);
        once(modifiers, "modifiers", modifier.code);
    }
}

} // namespace

long long proveAnswers(const Protocol &protocol, const Deciding &rule, Findings &findings)
{
    const DecidingProof decided = proveDeciding(protocol, rule);
    const TreeProof tree = proveTree(protocol, rule);
    Report report(protocol, findings);
    for (const TreeFault &fault : tree.faults)
        report.add(fault);
    for (const DecidingFault &fault : decided.faults)
        report.add(fault);
    proveCodes(protocol, findings);
    for (size_t i = 1; i < protocol.items.size(); ++i) {
        const QString part = protocol.id + QStringLiteral("/items/") + protocol.items[i].code;
        findings.require(protocol.items[i].urgency <= protocol.items[i - 1].urgency, Rule::Order, part);
    }
    // Of a tree that leads nowhere the results are not known.
    const bool known = protocol.tree.empty() || !tree.results.isEmpty();
    const QList<Urgency> &results = protocol.tree.empty() ? decided.results : tree.results;
    for (const Urgency urgency : allUrgencies) {
        const bool reached = !known || urgency < protocol.floor || results.contains(urgency);
        findings.require(
            reached, Rule::Colour, protocol.id + QLatin1String(protocol.tree.empty() ? "/items" : "/tree"), { codeOf(urgency) });
    }
    return decided.steps + tree.steps;
}

} // namespace kikitori
